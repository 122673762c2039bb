package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.impl.protocol.codec.ClientAddClusterViewListenerCodec;
import com.hazelcast.client.impl.protocol.codec.ClientAuthenticationCodec;
import com.hazelcast.client.impl.protocol.codec.ClientCreateProxiesCodec;
import com.hazelcast.client.impl.protocol.codec.ClientCreateProxyCodec;
import com.hazelcast.client.impl.protocol.codec.ClientDestroyProxyCodec;
import com.hazelcast.client.impl.protocol.codec.ClientFetchSchemaCodec;
import com.hazelcast.client.impl.protocol.codec.ClientLocalBackupListenerCodec;
import com.hazelcast.client.impl.protocol.codec.ClientPingCodec;
import com.hazelcast.client.impl.protocol.codec.ClientSendAllSchemasCodec;
import com.hazelcast.client.impl.protocol.codec.ClientSendSchemaCodec;
import com.hazelcast.client.impl.protocol.codec.ClientStatisticsCodec;
import com.hazelcast.client.impl.protocol.codec.ClientTriggerPartitionAssignmentCodec;
import com.hazelcast.client.impl.protocol.codec.ExecutorServiceSubmitToMemberCodec;
import com.hazelcast.client.impl.protocol.codec.MapAddEntryListenerCodec;
import com.hazelcast.client.impl.protocol.codec.MapAddEntryListenerToKeyCodec;
import com.hazelcast.client.impl.protocol.codec.MapAddEntryListenerToKeyWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapAddEntryListenerWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapAddIndexCodec;
import com.hazelcast.client.impl.protocol.codec.MapAddNearCacheInvalidationListenerCodec;
import com.hazelcast.client.impl.protocol.codec.MapAddPartitionLostListenerCodec;
import com.hazelcast.client.impl.protocol.codec.MapAggregateCodec;
import com.hazelcast.client.impl.protocol.codec.MapAggregateWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapClearCodec;
import com.hazelcast.client.impl.protocol.codec.MapContainsKeyCodec;
import com.hazelcast.client.impl.protocol.codec.MapContainsValueCodec;
import com.hazelcast.client.impl.protocol.codec.MapDeleteCodec;
import com.hazelcast.client.impl.protocol.codec.MapEntriesWithPagingPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapEntriesWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapEntrySetCodec;
import com.hazelcast.client.impl.protocol.codec.MapEvictAllCodec;
import com.hazelcast.client.impl.protocol.codec.MapEvictCodec;
import com.hazelcast.client.impl.protocol.codec.MapFetchEntriesCodec;
import com.hazelcast.client.impl.protocol.codec.MapFetchKeysCodec;
import com.hazelcast.client.impl.protocol.codec.MapFetchNearCacheInvalidationMetadataCodec;
import com.hazelcast.client.impl.protocol.codec.MapFlushCodec;
import com.hazelcast.client.impl.protocol.codec.MapForceUnlockCodec;
import com.hazelcast.client.impl.protocol.codec.MapGetAllCodec;
import com.hazelcast.client.impl.protocol.codec.MapGetCodec;
import com.hazelcast.client.impl.protocol.codec.MapGetEntryViewCodec;
import com.hazelcast.client.impl.protocol.codec.MapIsEmptyCodec;
import com.hazelcast.client.impl.protocol.codec.MapIsLockedCodec;
import com.hazelcast.client.impl.protocol.codec.MapKeySetCodec;
import com.hazelcast.client.impl.protocol.codec.MapKeySetWithPagingPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapKeySetWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapLoadAllCodec;
import com.hazelcast.client.impl.protocol.codec.MapLoadGivenKeysCodec;
import com.hazelcast.client.impl.protocol.codec.MapLockCodec;
import com.hazelcast.client.impl.protocol.codec.MapProjectCodec;
import com.hazelcast.client.impl.protocol.codec.MapProjectWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapPutAllCodec;
import com.hazelcast.client.impl.protocol.codec.MapPutCodec;
import com.hazelcast.client.impl.protocol.codec.MapPutIfAbsentCodec;
import com.hazelcast.client.impl.protocol.codec.MapPutIfAbsentWithMaxIdleCodec;
import com.hazelcast.client.impl.protocol.codec.MapPutTransientCodec;
import com.hazelcast.client.impl.protocol.codec.MapPutTransientWithMaxIdleCodec;
import com.hazelcast.client.impl.protocol.codec.MapPutWithMaxIdleCodec;
import com.hazelcast.client.impl.protocol.codec.MapRemoveAllCodec;
import com.hazelcast.client.impl.protocol.codec.MapRemoveCodec;
import com.hazelcast.client.impl.protocol.codec.MapRemoveEntryListenerCodec;
import com.hazelcast.client.impl.protocol.codec.MapRemoveIfSameCodec;
import com.hazelcast.client.impl.protocol.codec.MapRemovePartitionLostListenerCodec;
import com.hazelcast.client.impl.protocol.codec.MapReplaceCodec;
import com.hazelcast.client.impl.protocol.codec.MapReplaceIfSameCodec;
import com.hazelcast.client.impl.protocol.codec.MapSetCodec;
import com.hazelcast.client.impl.protocol.codec.MapSetTtlCodec;
import com.hazelcast.client.impl.protocol.codec.MapSetWithMaxIdleCodec;
import com.hazelcast.client.impl.protocol.codec.MapSizeCodec;
import com.hazelcast.client.impl.protocol.codec.MapSubmitToKeyCodec;
import com.hazelcast.client.impl.protocol.codec.MapTryLockCodec;
import com.hazelcast.client.impl.protocol.codec.MapTryPutCodec;
import com.hazelcast.client.impl.protocol.codec.MapTryRemoveCodec;
import com.hazelcast.client.impl.protocol.codec.MapUnlockCodec;
import com.hazelcast.client.impl.protocol.codec.MapValuesCodec;
import com.hazelcast.client.impl.protocol.codec.MapValuesWithPagingPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapValuesWithPredicateCodec;
import com.hazelcast.executor.impl.DistributedExecutorService;
import com.hazelcast.map.impl.MapService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.internal.grid.GridNames;
import org.jspecify.annotations.Nullable;

/**
 * The types of messages that members take from clients, and why. Cogrid's clients send no others, except those that run
 * code at members, such as entry processors, which members of a grid are not for.
 */
final class AllowedMessages {
    private static final int NAME = 1;
    private static final int SERVICE = 2;
    private static final int TASK = 2;

    private static final Set<String> EXECUTORS = Set.of(GridNames.TASKS, GridNames.CONTROL);

    /**
     * A type of messages.
     *
     * @param why what clients send it for
     * @param rule decides about a message of this type
     */
    record Allowed(int type, String why, Rule rule) {}

    /** What keeps a client connected. */
    private static final List<Allowed> CONNECTION = List.of(
            any(ClientAuthenticationCodec.REQUEST_MESSAGE_TYPE, "A client introduces itself.", Rule.ANY),
            any(
                    ClientAddClusterViewListenerCodec.REQUEST_MESSAGE_TYPE,
                    "A client hears of members that come and go, and which of them keeps which keys.",
                    Rule.ANY),
            any(
                    ClientTriggerPartitionAssignmentCodec.REQUEST_MESSAGE_TYPE,
                    "A client that finds a grid without any data has its keys assigned to members.",
                    Rule.ANY),
            any(
                    ClientPingCodec.REQUEST_MESSAGE_TYPE,
                    "A client that has nothing to say shows that it lives.",
                    Rule.ANY),
            any(
                    ClientStatisticsCodec.REQUEST_MESSAGE_TYPE,
                    "A client tells figures about itself, if its configuration says so.",
                    Rule.ANY),
            any(
                    ClientLocalBackupListenerCodec.REQUEST_MESSAGE_TYPE,
                    "A client hears from members that keep backups, if its configuration says so.",
                    Rule.ANY),
            any(
                    ClientSendSchemaCodec.REQUEST_MESSAGE_TYPE,
                    "A client that puts records into a map tells their components.",
                    Rule.ANY),
            any(
                    ClientFetchSchemaCodec.REQUEST_MESSAGE_TYPE,
                    "A client that gets records from a map asks for their components.",
                    Rule.ANY),
            any(
                    ClientSendAllSchemasCodec.REQUEST_MESSAGE_TYPE,
                    "A client that has been away tells the components of its records again.",
                    Rule.ANY),
            any(
                    ClientCreateProxyCodec.REQUEST_MESSAGE_TYPE,
                    "A client begins to use a map, or Cogrid's executors.",
                    AllowedMessages::use),
            any(
                    ClientCreateProxiesCodec.REQUEST_MESSAGE_TYPE,
                    "A client that has been away goes on using what it used.",
                    AllowedMessages::useAgain),
            any(
                    ClientDestroyProxyCodec.REQUEST_MESSAGE_TYPE,
                    "A program destroys a map of its own, and forgetting an engine destroys the engine's maps.",
                    AllowedMessages::destroy));

    /** What makes engines work. */
    private static final List<Allowed> TASKS = List.of(any(
            ExecutorServiceSubmitToMemberCodec.REQUEST_MESSAGE_TYPE,
            "A client exchanges tasks and answers with an engine, in an envelope.",
            AllowedMessages::submit));

    /** What reads maps. */
    private static final List<Allowed> READING = List.of(
            map(MapGetCodec.REQUEST_MESSAGE_TYPE, "A value is read.", Rule.ANY),
            map(MapGetAllCodec.REQUEST_MESSAGE_TYPE, "Several values are read.", Rule.ANY),
            map(MapGetEntryViewCodec.REQUEST_MESSAGE_TYPE, "A value is read, and when it was written.", Rule.ANY),
            map(MapContainsKeyCodec.REQUEST_MESSAGE_TYPE, "A key is looked for.", Rule.ANY),
            map(MapContainsValueCodec.REQUEST_MESSAGE_TYPE, "A value is looked for.", Rule.ANY),
            map(MapSizeCodec.REQUEST_MESSAGE_TYPE, "The entries are counted.", Rule.ANY),
            map(MapIsEmptyCodec.REQUEST_MESSAGE_TYPE, "Whether there are entries is asked.", Rule.ANY),
            map(MapKeySetCodec.REQUEST_MESSAGE_TYPE, "All keys are read.", Rule.ANY),
            map(MapValuesCodec.REQUEST_MESSAGE_TYPE, "All values are read.", Rule.ANY),
            map(MapEntrySetCodec.REQUEST_MESSAGE_TYPE, "All entries are read.", Rule.ANY),
            map(MapFetchKeysCodec.REQUEST_MESSAGE_TYPE, "Some keys are read, by an iterator.", Rule.ANY),
            map(MapFetchEntriesCodec.REQUEST_MESSAGE_TYPE, "Some entries are read, by an iterator.", Rule.ANY),
            map(MapIsLockedCodec.REQUEST_MESSAGE_TYPE, "Whether a key is locked is asked.", Rule.ANY));

    /** What changes maps. */
    private static final List<Allowed> WRITING = List.of(
            map(MapPutCodec.REQUEST_MESSAGE_TYPE, "A value is written, and the former one is read.", Rule.ANY),
            map(
                    MapPutWithMaxIdleCodec.REQUEST_MESSAGE_TYPE,
                    "The same for a value that leaves when nobody uses it.",
                    Rule.ANY),
            map(MapSetCodec.REQUEST_MESSAGE_TYPE, "A value is written.", Rule.ANY),
            map(
                    MapSetWithMaxIdleCodec.REQUEST_MESSAGE_TYPE,
                    "The same for a value that leaves when nobody uses it.",
                    Rule.ANY),
            map(MapPutTransientCodec.REQUEST_MESSAGE_TYPE, "A value is written that no store is to get.", Rule.ANY),
            map(
                    MapPutTransientWithMaxIdleCodec.REQUEST_MESSAGE_TYPE,
                    "The same for a value that leaves when nobody uses it.",
                    Rule.ANY),
            map(
                    MapPutIfAbsentCodec.REQUEST_MESSAGE_TYPE,
                    "A value is written if there is none; compute does that, too.",
                    Rule.ANY),
            map(
                    MapPutIfAbsentWithMaxIdleCodec.REQUEST_MESSAGE_TYPE,
                    "The same for a value that leaves when nobody uses it.",
                    Rule.ANY),
            map(
                    MapTryPutCodec.REQUEST_MESSAGE_TYPE,
                    "A value is written if its key is not locked for too long.",
                    Rule.ANY),
            map(MapPutAllCodec.REQUEST_MESSAGE_TYPE, "Several values are written.", Rule.ANY),
            map(MapReplaceCodec.REQUEST_MESSAGE_TYPE, "A value is written if there is another one.", Rule.ANY),
            map(
                    MapReplaceIfSameCodec.REQUEST_MESSAGE_TYPE,
                    "A value is written if there is a certain other one; compute, merge and replaceAll do that, too.",
                    Rule.ANY),
            map(MapSetTtlCodec.REQUEST_MESSAGE_TYPE, "How long an entry stays is changed.", Rule.ANY),
            map(MapRemoveCodec.REQUEST_MESSAGE_TYPE, "An entry is removed and read.", Rule.ANY),
            map(
                    MapRemoveIfSameCodec.REQUEST_MESSAGE_TYPE,
                    "An entry is removed if it has a certain value; compute and merge do that, too.",
                    Rule.ANY),
            map(
                    MapTryRemoveCodec.REQUEST_MESSAGE_TYPE,
                    "An entry is removed if its key is not locked for too long.",
                    Rule.ANY),
            map(MapDeleteCodec.REQUEST_MESSAGE_TYPE, "An entry is removed.", Rule.ANY),
            map(MapClearCodec.REQUEST_MESSAGE_TYPE, "All entries are removed.", Rule.ANY),
            map(MapEvictCodec.REQUEST_MESSAGE_TYPE, "An entry leaves memory.", Rule.ANY),
            map(MapEvictAllCodec.REQUEST_MESSAGE_TYPE, "All entries leave memory.", Rule.ANY),
            map(MapFlushCodec.REQUEST_MESSAGE_TYPE, "Entries are written to the map's store, if it has one.", Rule.ANY),
            map(
                    MapLoadAllCodec.REQUEST_MESSAGE_TYPE,
                    "Entries are read from the map's store, if it has one.",
                    Rule.ANY),
            map(
                    MapLoadGivenKeysCodec.REQUEST_MESSAGE_TYPE,
                    "Some entries are read from the map's store, if it has one.",
                    Rule.ANY),
            map(MapLockCodec.REQUEST_MESSAGE_TYPE, "A key is locked.", Rule.ANY),
            map(MapTryLockCodec.REQUEST_MESSAGE_TYPE, "A key is locked if that does not take too long.", Rule.ANY),
            map(MapUnlockCodec.REQUEST_MESSAGE_TYPE, "A key is unlocked.", Rule.ANY),
            map(MapForceUnlockCodec.REQUEST_MESSAGE_TYPE, "A key is unlocked, whoever has locked it.", Rule.ANY),
            map(MapAddIndexCodec.REQUEST_MESSAGE_TYPE, "An index for queries is made.", Rule.ANY));

    /** Queries, with Hazelcast's own predicates, aggregators and projections. */
    private static final List<Allowed> QUERIES = List.of(
            map(MapKeySetWithPredicateCodec.REQUEST_MESSAGE_TYPE, "Keys are chosen.", Carried.predicate(2)),
            map(MapValuesWithPredicateCodec.REQUEST_MESSAGE_TYPE, "Values are chosen.", Carried.predicate(2)),
            map(MapEntriesWithPredicateCodec.REQUEST_MESSAGE_TYPE, "Entries are chosen.", Carried.predicate(2)),
            map(MapRemoveAllCodec.REQUEST_MESSAGE_TYPE, "Chosen entries are removed.", Carried.predicate(2)),
            map(
                    MapKeySetWithPagingPredicateCodec.REQUEST_MESSAGE_TYPE,
                    "Keys are chosen, by pages.",
                    Carried.pages(
                            message -> MapKeySetWithPagingPredicateCodec.decodeRequest(message.whole()).predicate)),
            map(
                    MapValuesWithPagingPredicateCodec.REQUEST_MESSAGE_TYPE,
                    "Values are chosen, by pages.",
                    Carried.pages(
                            message -> MapValuesWithPagingPredicateCodec.decodeRequest(message.whole()).predicate)),
            map(
                    MapEntriesWithPagingPredicateCodec.REQUEST_MESSAGE_TYPE,
                    "Entries are chosen, by pages.",
                    Carried.pages(
                            message -> MapEntriesWithPagingPredicateCodec.decodeRequest(message.whole()).predicate)),
            map(MapAggregateCodec.REQUEST_MESSAGE_TYPE, "Values are combined.", Carried.aggregator(2)),
            map(
                    MapAggregateWithPredicateCodec.REQUEST_MESSAGE_TYPE,
                    "Chosen values are combined.",
                    Carried.aggregator(2).and(Carried.predicate(3))),
            map(MapProjectCodec.REQUEST_MESSAGE_TYPE, "Parts of values are read.", Carried.projection(2)),
            map(
                    MapProjectWithPredicateCodec.REQUEST_MESSAGE_TYPE,
                    "Parts of chosen values are read.",
                    Carried.projection(2).and(Carried.predicate(3))));

    /** What members run for Cogrid's clients. */
    private static final List<Allowed> RUNNING = List.of(map(
            MapSubmitToKeyCodec.REQUEST_MESSAGE_TYPE,
            "A client looks whether the grid has a unit of code.",
            message -> Optional.of(ForeignMessages.refusal(message.type()))));

    /** What tells of changes. */
    private static final List<Allowed> LISTENING = List.of(
            map(MapAddEntryListenerCodec.REQUEST_MESSAGE_TYPE, "A program hears of changes.", Rule.ANY),
            map(
                    MapAddEntryListenerToKeyCodec.REQUEST_MESSAGE_TYPE,
                    "A program hears of changes of one entry.",
                    Rule.ANY),
            map(
                    MapAddEntryListenerWithPredicateCodec.REQUEST_MESSAGE_TYPE,
                    "A program hears of changes of chosen entries.",
                    Carried.predicate(2)),
            map(
                    MapAddEntryListenerToKeyWithPredicateCodec.REQUEST_MESSAGE_TYPE,
                    "A program hears of changes of one entry while it is chosen.",
                    Carried.predicate(3)),
            map(MapRemoveEntryListenerCodec.REQUEST_MESSAGE_TYPE, "A program has heard enough.", Rule.ANY),
            map(MapAddPartitionLostListenerCodec.REQUEST_MESSAGE_TYPE, "A program hears of lost entries.", Rule.ANY),
            map(MapRemovePartitionLostListenerCodec.REQUEST_MESSAGE_TYPE, "A program has heard enough.", Rule.ANY),
            map(
                    MapAddNearCacheInvalidationListenerCodec.REQUEST_MESSAGE_TYPE,
                    "A client that keeps values nearby, if its configuration says so, hears which are outdated.",
                    Rule.ANY));

    /** What tells of changes of several maps. */
    private static final List<Allowed> LISTENING_TO_SEVERAL = List.of(any(
            MapFetchNearCacheInvalidationMetadataCodec.REQUEST_MESSAGE_TYPE,
            "The same client asks what it has missed.",
            Rule.ANY));

    private static final Map<Integer, Allowed> BY_TYPE = Stream.of(
                    CONNECTION, TASKS, READING, WRITING, QUERIES, RUNNING, LISTENING, LISTENING_TO_SEVERAL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Allowed::type, Function.identity()));

    private AllowedMessages() {}

    /** Returns this type of messages if members take some of them. */
    static @Nullable Allowed find(int type) {
        return BY_TYPE.get(type);
    }

    /** The types of messages of which members take some. */
    static Set<Integer> types() {
        return BY_TYPE.keySet();
    }

    private static Allowed any(int type, String why, Rule rule) {
        return new Allowed(type, why, rule);
    }

    /** A message to one map. The rule is for maps of programs; for Cogrid's own there are others. */
    private static Allowed map(int type, String why, Rule rule) {
        return new Allowed(type, why, message -> {
            String map = message.text(NAME);
            return GridNames.isReserved(map) ? OwnMaps.rule(map, type).refusal(message) : rule.refusal(message);
        });
    }

    private static Optional<String> submit(IncomingMessage message) {
        String executor = message.text(NAME);
        return EXECUTORS.contains(executor)
                ? Carried.tasks(TASK).refusal(message)
                : Optional.of("There is no executor '" + ClientGate.shortened(executor)
                        + "' for programs: apply functions on engines, by a view of a Cogrid client");
    }

    private static Optional<String> use(IncomingMessage message) {
        return use(message.text(NAME), message.text(SERVICE));
    }

    private static Optional<String> useAgain(IncomingMessage message) {
        return ClientCreateProxiesCodec.decodeRequest(message.whole()).stream()
                .flatMap(used -> use(used.getKey(), used.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> use(String name, String service) {
        boolean isUsed = service.equals(MapService.SERVICE_NAME)
                ? !GridNames.isReserved(name) || OwnMaps.isKnown(name)
                : service.equals(DistributedExecutorService.SERVICE_NAME) && EXECUTORS.contains(name);
        return isUsed ? Optional.empty() : Optional.of(notForPrograms(name, service));
    }

    private static Optional<String> destroy(IncomingMessage message) {
        String name = message.text(NAME);
        String service = message.text(SERVICE);
        boolean isMap = service.equals(MapService.SERVICE_NAME);
        if (isMap && OwnMaps.isOfAnEngine(name)) {
            return OwnMaps.destroying(name, message);
        }
        return isMap && !GridNames.isReserved(name) ? Optional.empty() : Optional.of(notForPrograms(name, service));
    }

    private static String notForPrograms(String name, String service) {
        return "'" + ClientGate.shortened(name) + "' of the service '" + ClientGate.shortened(service)
                + "' is not for programs. " + ForeignMessages.REMEDY;
    }
}
