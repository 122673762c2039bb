package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.impl.protocol.codec.MapAddEntryListenerCodec;
import com.hazelcast.client.impl.protocol.codec.MapContainsKeyCodec;
import com.hazelcast.client.impl.protocol.codec.MapDeleteCodec;
import com.hazelcast.client.impl.protocol.codec.MapEntriesWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapEntrySetCodec;
import com.hazelcast.client.impl.protocol.codec.MapGetAllCodec;
import com.hazelcast.client.impl.protocol.codec.MapGetCodec;
import com.hazelcast.client.impl.protocol.codec.MapIsEmptyCodec;
import com.hazelcast.client.impl.protocol.codec.MapKeySetCodec;
import com.hazelcast.client.impl.protocol.codec.MapKeySetWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapRemoveEntryListenerCodec;
import com.hazelcast.client.impl.protocol.codec.MapReplaceIfSameCodec;
import com.hazelcast.client.impl.protocol.codec.MapSetCodec;
import com.hazelcast.client.impl.protocol.codec.MapSizeCodec;
import com.hazelcast.client.impl.protocol.codec.MapSubmitToKeyCodec;
import com.hazelcast.client.impl.protocol.codec.MapValuesCodec;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarTable;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.wire.WireTypes;

/** What clients do to Cogrid's own maps, by map and type of message. All else there is done by members. */
final class OwnMaps {
    /** Clients follow the engines, and end the namespaces of dead ones. */
    private static final Map<Integer, Rule> ENGINES = Map.of(
            MapGetCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapValuesCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapAddEntryListenerCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapRemoveEntryListenerCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapReplaceIfSameCodec.REQUEST_MESSAGE_TYPE, OwnMaps::forgetting);

    /** Clients send the code of what they send, and look which of it is there. */
    private static final Map<Integer, Rule> CODE = Map.of(
            MapGetCodec.REQUEST_MESSAGE_TYPE,
            Rule.ANY,
            MapKeySetWithPredicateCodec.REQUEST_MESSAGE_TYPE,
            Carried.predicate(2),
            MapSubmitToKeyCodec.REQUEST_MESSAGE_TYPE,
            Carried.cogrids(2, WireTypes.PRESENCE),
            MapSetCodec.REQUEST_MESSAGE_TYPE,
            OwnMaps::storing);

    /** Clients write down which code they keep; those that forget an engine let go what it kept. */
    private static final Map<Integer, Rule> CODE_OWNERS = Map.of(
            MapSetCodec.REQUEST_MESSAGE_TYPE, OwnMaps::keeping,
            MapDeleteCodec.REQUEST_MESSAGE_TYPE, OwnMaps::lettingGo,
            MapEntriesWithPredicateCodec.REQUEST_MESSAGE_TYPE, Carried.predicate(2));

    /** Clients that begin to keep code look whether a removal is in progress. */
    private static final Map<Integer, Rule> CODE_REMOVAL = Map.of(MapGetCodec.REQUEST_MESSAGE_TYPE, Rule.ANY);

    /** Anybody reads the grid copies of values. */
    private static final Map<Integer, Rule> NAMESPACE = Map.of(
            MapGetCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapGetAllCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapContainsKeyCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapKeySetCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapValuesCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapEntrySetCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapSizeCodec.REQUEST_MESSAGE_TYPE, Rule.ANY,
            MapIsEmptyCodec.REQUEST_MESSAGE_TYPE, Rule.ANY);

    private static final Map<String, Map<Integer, Rule>> BY_NAME = Map.of(
            GridNames.ENGINES, ENGINES,
            GridNames.CODE, CODE,
            GridNames.CODE_OWNERS, CODE_OWNERS,
            GridNames.CODE_REMOVAL, CODE_REMOVAL);

    private static final String NUMBER = "\\d{1,9}";
    private static final Pattern NAMESPACES = Pattern.compile(Pattern.quote(GridNames.NAMESPACE) + NUMBER);
    private static final Pattern DEFINITIONS = Pattern.compile(Pattern.quote(GridNames.DEFINITIONS) + NUMBER);

    private static final int KEY = 2;
    private static final int VALUE = 3;
    private static final int NEW_VALUE = 4;
    private static final long FOR_EVER = -1;

    private static final Set<EngineEntry.State> LIVES =
            Set.of(EngineEntry.State.CLAIMED, EngineEntry.State.SERVING, EngineEntry.State.DRAINING);

    private OwnMaps() {}

    /** The rule for messages of this type to one of Cogrid's own maps. */
    static Rule rule(String map, int type) {
        Rule rule = rules(map).get(type);
        return rule == null ? message -> Optional.of(refusal(map)) : rule;
    }

    private static Map<Integer, Rule> rules(String map) {
        return NAMESPACES.matcher(map).matches() ? NAMESPACE : BY_NAME.getOrDefault(map, Map.of());
    }

    private static String refusal(String map) {
        return "'" + ClientGate.shortened(map) + "' is Cogrid's own, and programs don't do this to it: maps of programs"
                + " have names that don't begin with '" + GridNames.PREFIX + "', client.gridMap('orders')";
    }

    /** Whether clients have a proxy of this map. */
    static boolean isKnown(String map) {
        return BY_NAME.containsKey(map) || isOfAnEngine(map);
    }

    /** Whether this map is of one engine, and so destroyed when the engine is forgotten. */
    static boolean isOfAnEngine(String map) {
        return NAMESPACES.matcher(map).matches() || DEFINITIONS.matcher(map).matches();
    }

    private static Optional<String> forgetting(IncomingMessage message) {
        EngineEntry before = EngineEntry.fromJson(message.data(VALUE).text());
        String after = message.data(NEW_VALUE).text();
        if (!after.equals(before.in(EngineEntry.State.FORGOTTEN).toJson())) {
            return Optional.of(refusal(GridNames.ENGINES));
        }
        return LIVES.contains(before.state()) && message.grid().hasMember(before.member())
                ? Optional.of("engine " + before.id() + " is alive, or just starting, and can't be forgotten")
                : Optional.empty();
    }

    private static Optional<String> storing(IncomingMessage message) {
        String hash = message.data(KEY).text();
        ByteBuffer unit = message.data(VALUE).array();
        return isForEver(message) && (ContentHash.of(unit).hex().equals(hash) || isJar(unit, hash))
                ? Optional.empty()
                : Optional.of("This unit of code has another hash than the one it is to be stored under;"
                        + " Cogrid's clients send the code of functions and values themselves");
    }

    /** Whether these bytes are a jar of this hash, which is that of its table of contents. The array may begin earlier. */
    private static boolean isJar(ByteBuffer unit, String hash) {
        try {
            return JarTable.of(unit.array()).hash().hex().equals(hash);
        } catch (ZipException e) {
            return false;
        }
    }

    private static Optional<String> keeping(IncomingMessage message) {
        String owner = CodeOwners.in(message.data(KEY).text());
        return isForEver(message) && (isSender(owner, message) || owner.equals(CodeOwners.LIBRARIES))
                ? Optional.empty()
                : notYours(owner);
    }

    private static Optional<String> lettingGo(IncomingMessage message) {
        String owner = CodeOwners.in(message.data(KEY).text());
        OptionalInt engine = CodeOwners.engineId(owner);
        if (engine.isPresent()) {
            return ofAForgottenEngine(engine.getAsInt(), message);
        }
        return isSender(owner, message) ? Optional.empty() : notYours(owner);
    }

    /** Whether this message lets go what an engine keeps. */
    static boolean isAboutAnEngine(IncomingMessage message) {
        return CodeOwners.engineId(CodeOwners.in(message.data(KEY).text())).isPresent();
    }

    /** Lets a map of an engine be destroyed once the engine is forgotten. */
    static Optional<String> destroying(String map, IncomingMessage message) {
        return ofAForgottenEngine(Integer.parseInt(map.substring(map.lastIndexOf('.') + 1)), message);
    }

    private static Optional<String> ofAForgottenEngine(int engine, IncomingMessage message) {
        boolean isForgotten;
        try {
            isForgotten = message.grid().isForgotten(engine);
        } catch (RuntimeException e) { // Hazelcast says so in several ways
            return Optional.of("whether engine " + engine
                    + " is forgotten can't be seen just now, as members come or go:" + " try again");
        }
        return isForgotten
                ? Optional.empty()
                : Optional.of("engine " + engine + " is not forgotten, and what it has left in the grid stays for its"
                        + " return: client.forget(" + engine + ") ends that");
    }

    private static boolean isSender(String owner, IncomingMessage message) {
        return message.client().map(CodeOwners::client).filter(owner::equals).isPresent();
    }

    private static Optional<String> notYours(String owner) {
        return Optional.of("What code '" + ClientGate.shortened(owner) + "' keeps is for that owner to say");
    }

    private static boolean isForEver(IncomingMessage message) {
        return MapSetCodec.decodeRequest(message.whole()).ttl == FOR_EVER;
    }
}
