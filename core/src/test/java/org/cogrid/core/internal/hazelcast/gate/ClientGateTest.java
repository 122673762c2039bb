package org.cogrid.core.internal.hazelcast.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.aggregation.Aggregators;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.codec.ClientCreateProxiesCodec;
import com.hazelcast.client.impl.protocol.codec.ClientCreateProxyCodec;
import com.hazelcast.client.impl.protocol.codec.ClientDestroyProxyCodec;
import com.hazelcast.client.impl.protocol.codec.ClientPingCodec;
import com.hazelcast.client.impl.protocol.codec.ExecutorServiceSubmitToMemberCodec;
import com.hazelcast.client.impl.protocol.codec.MapAddInterceptorCodec;
import com.hazelcast.client.impl.protocol.codec.MapAggregateWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapDeleteCodec;
import com.hazelcast.client.impl.protocol.codec.MapExecuteOnKeyCodec;
import com.hazelcast.client.impl.protocol.codec.MapGetCodec;
import com.hazelcast.client.impl.protocol.codec.MapKeySetWithPagingPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapKeySetWithPredicateCodec;
import com.hazelcast.client.impl.protocol.codec.MapProjectCodec;
import com.hazelcast.client.impl.protocol.codec.MapPutCodec;
import com.hazelcast.client.impl.protocol.codec.MapReplaceIfSameCodec;
import com.hazelcast.client.impl.protocol.codec.MapSetCodec;
import com.hazelcast.client.impl.protocol.codec.MapSubmitToKeyCodec;
import com.hazelcast.client.impl.protocol.codec.QueueOfferCodec;
import com.hazelcast.client.impl.protocol.codec.holder.PagingPredicateHolder;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.internal.util.IterationType;
import com.hazelcast.projection.Projections;
import com.hazelcast.query.PagingPredicate;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import com.hazelcast.query.impl.predicates.PagingPredicateImpl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarTable;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.grid.GridSerialization;
import org.cogrid.core.internal.hazelcast.message.MessageTask;
import org.cogrid.core.internal.hazelcast.presence.Presence;
import org.cogrid.core.internal.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientGateTest {
    private static final UUID CLIENT = new UUID(1, 2);
    private static final UUID OTHER = new UUID(3, 4);
    private static final UUID MEMBER = new UUID(9, 9);
    private static final String MAPS = "hz:impl:mapService";
    private static final String EXECUTORS = "hz:impl:executorService";
    private static final long FOR_EVER = -1;

    /** A grid of one member, in which engine 0 is forgotten. */
    private static final GridState GRID = new GridState() {
        @Override
        public Optional<UUID> senderOf(ClientMessage message) {
            return Optional.of(CLIENT);
        }

        @Override
        public boolean hasMember(UUID member) {
            return member.equals(MEMBER);
        }

        @Override
        public boolean isForgotten(int engineId) {
            return engineId == 0;
        }
    };

    private final InternalSerializationService serialization = serialization(ByteOrder.BIG_ENDIAN);

    /** What Java's serialization would bring to a member. */
    private record Own(String text)
            implements Serializable, Predicate<Object, Object>, Comparator<Map.Entry<Object, Object>> {
        @Override
        public boolean apply(Map.Entry<Object, Object> entry) {
            return true;
        }

        @Override
        public int compare(Map.Entry<Object, Object> one, Map.Entry<Object, Object> other) {
            return 0;
        }
    }

    private static InternalSerializationService serialization(ByteOrder order) {
        SerializationConfig config = new SerializationConfig().setByteOrder(order);
        GridSerialization.register(config);
        return new DefaultSerializationServiceBuilder().setConfig(config).build();
    }

    private Data data(Object object) {
        return serialization.toData(object);
    }

    private String refusal(ClientMessage message) {
        return ClientGate.refusal(new IncomingMessage(message, serialization.getByteOrder(), GRID))
                .orElse("passes");
    }

    private void passes(ClientMessage message) {
        assertThat(refusal(message)).isEqualTo("passes");
    }

    private void isRefused(ClientMessage message, String why) {
        assertThat(refusal(message)).contains(why);
    }

    private ClientMessage submit(String executor, Object task) {
        return ExecutorServiceSubmitToMemberCodec.encodeRequest(executor, OTHER, data(task), OTHER);
    }

    private ClientMessage put(String map) {
        return MapPutCodec.encodeRequest(map, data("k"), data("v"), 1, FOR_EVER);
    }

    private ClientMessage set(String map, Object key, Object value) {
        return MapSetCodec.encodeRequest(map, data(key), data(value), 1, FOR_EVER);
    }

    private ClientMessage delete(String map, Object key) {
        return MapDeleteCodec.encodeRequest(map, data(key), 1);
    }

    @Test
    void whatKeepsAClientConnectedPasses() {
        passes(ClientPingCodec.encodeRequest());
    }

    @Test
    void otherTypesAreRefusedAndTheAnswerSaysWhatToDo() {
        isRefused(QueueOfferCodec.encodeRequest("q", data(1), 0), "about queues. Programs send functions and texts");
        isRefused(
                MapExecuteOnKeyCodec.encodeRequest("orders", data(new Own("processor")), data(1), 1),
                "Apply a function on an engine instead");
        isRefused(MapAddInterceptorCodec.encodeRequest("orders", data(new Own("interceptor"))), "interceptors");
    }

    @ParameterizedTest
    @ValueSource(strings = {GridNames.TASKS, GridNames.CONTROL})
    void onlyCogridsEnvelopeIsATask(String executor) {
        passes(submit(executor, MessageTask.exchange(Message.ABSENT)));
        isRefused(submit(executor, new Own("task")), "object of the program's own");
        isRefused(submit(executor, new Presence()), "object of the program's own");
        isRefused(submit(executor, Predicates.alwaysTrue()), "object of the program's own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "cogrid.tasks.mine", "cogrid.engines", ""})
    void thereAreNoOtherExecutors(String executor) {
        isRefused(submit(executor, MessageTask.exchange(Message.ABSENT)), "There is no executor '" + executor + "'");
    }

    @Test
    void objectsAreKnownInTheByteOrderOfTheMember() {
        InternalSerializationService little = serialization(ByteOrder.LITTLE_ENDIAN);
        ClientMessage message =
                MapKeySetWithPredicateCodec.encodeRequest("orders", little.toData(Predicates.alwaysTrue()));

        assertThat(ClientGate.refusal(new IncomingMessage(message, ByteOrder.LITTLE_ENDIAN, GRID)))
                .isEmpty();
        assertThat(ClientGate.refusal(new IncomingMessage(message, ByteOrder.BIG_ENDIAN, GRID)))
                .isPresent();
    }

    @Test
    void mapsOfProgramsAreTheirsAndCogridsAreNot() {
        passes(put("orders"));
        passes(delete("orders", 1));
        passes(ClientCreateProxyCodec.encodeRequest("orders", MAPS));
        passes(ClientDestroyProxyCodec.encodeRequest("orders", MAPS));
        for (String own : List.of(
                GridNames.ENGINES,
                GridNames.CODE,
                GridNames.CODE_OWNERS,
                GridNames.CODE_REMOVAL,
                GridNames.namespace(0),
                GridNames.definitions(0),
                "cogrid.later")) {
            isRefused(put(own), "'" + own + "' is Cogrid's own");
        }
        isRefused(delete(GridNames.ENGINES, 0), "is Cogrid's own");
        isRefused(delete(GridNames.CODE, "x"), "is Cogrid's own");
        isRefused(delete(GridNames.namespace(0), "x"), "is Cogrid's own");
        isRefused(MapGetCodec.encodeRequest(GridNames.definitions(0), data(1L), 1), "is Cogrid's own");
        passes(MapGetCodec.encodeRequest(GridNames.namespace(0), data("a"), 1));
        passes(MapGetCodec.encodeRequest(GridNames.CODE_REMOVAL, data("removal"), 1));
    }

    @Test
    void clientsUseMapsAndCogridsExecutorsOnly() {
        passes(ClientCreateProxyCodec.encodeRequest(GridNames.TASKS, EXECUTORS));
        passes(ClientCreateProxyCodec.encodeRequest(GridNames.definitions(7), MAPS));
        passes(ClientCreateProxiesCodec.encodeRequest(
                List.of(Map.entry("orders", MAPS), Map.entry(GridNames.CONTROL, EXECUTORS))));
        isRefused(ClientCreateProxyCodec.encodeRequest("mine", EXECUTORS), "is not for programs");
        isRefused(ClientCreateProxyCodec.encodeRequest("cogrid.ns.x", MAPS), "is not for programs");
        isRefused(ClientCreateProxyCodec.encodeRequest("orders", "hz:impl:queueService"), "is not for programs");
        isRefused(
                ClientCreateProxiesCodec.encodeRequest(
                        List.of(Map.entry("orders", MAPS), Map.entry("mine", EXECUTORS))),
                "'mine'");
    }

    @Test
    void forgettingAnEngineDestroysItsMapsAndNoOther() {
        passes(ClientDestroyProxyCodec.encodeRequest(GridNames.namespace(0), MAPS));
        passes(ClientDestroyProxyCodec.encodeRequest(GridNames.definitions(0), MAPS));
        isRefused(ClientDestroyProxyCodec.encodeRequest(GridNames.namespace(1), MAPS), "engine 1 is not forgotten");
        isRefused(ClientDestroyProxyCodec.encodeRequest(GridNames.definitions(12), MAPS), "engine 12 is not");
        isRefused(ClientDestroyProxyCodec.encodeRequest(GridNames.ENGINES, MAPS), "is not for programs");
        isRefused(ClientDestroyProxyCodec.encodeRequest(GridNames.CODE, MAPS), "is not for programs");
        isRefused(ClientDestroyProxyCodec.encodeRequest(GridNames.TASKS, EXECUTORS), "is not for programs");
    }

    @Test
    void anEngineIsForgottenAndOtherwiseUnchanged() {
        EngineEntry dead = entry(EngineEntry.State.SERVING, new UUID(5, 6));

        passes(replace(dead.toJson(), dead.in(EngineEntry.State.FORGOTTEN).toJson()));
        isRefused(replace(dead.toJson(), dead.in(EngineEntry.State.STOPPED).toJson()), "is Cogrid's own");
        isRefused(
                replace(
                        dead.toJson(),
                        entry(EngineEntry.State.FORGOTTEN, new UUID(7, 8)).toJson()),
                "is Cogrid's own");
        isRefused(replace("{}", "{}"), "is damaged");
    }

    @ParameterizedTest
    @EnumSource(EngineEntry.State.class)
    void anEngineThatLivesIsNotForgotten(EngineEntry.State state) {
        EngineEntry here = entry(state, MEMBER);
        ClientMessage forgetting =
                replace(here.toJson(), here.in(EngineEntry.State.FORGOTTEN).toJson());

        if (state == EngineEntry.State.STOPPED || state == EngineEntry.State.FORGOTTEN) {
            passes(forgetting);
        } else {
            isRefused(forgetting, "engine 3 is alive, or just starting, and can't be forgotten");
        }
    }

    private static EngineEntry entry(EngineEntry.State state, UUID member) {
        return new EngineEntry(
                3, state, member, OTHER, MemberAddress.of("127.0.0.1:1"), 17, Instant.EPOCH, 17, "version");
    }

    private ClientMessage replace(String before, String after) {
        return MapReplaceIfSameCodec.encodeRequest(GridNames.ENGINES, data(3), data(before), data(after), 1);
    }

    @Test
    void codeIsStoredUnderItsHash() throws IOException {
        byte[] unit = {1, 2, 3};
        byte[] jar = jar();

        passes(set(GridNames.CODE, ContentHash.of(unit).hex(), unit));
        passes(set(GridNames.CODE, JarTable.of(jar).hash().hex(), jar));
        isRefused(set(GridNames.CODE, ContentHash.of(unit).hex(), new byte[] {1, 2, 4}), "has another hash");
        isRefused(set(GridNames.CODE, ContentHash.of(unit).hex(), "text"), "is damaged");
        isRefused(
                MapSetCodec.encodeRequest(
                        GridNames.CODE, data(ContentHash.of(unit).hex()), data(unit), 1, 1),
                "has another hash");
        passes(MapSubmitToKeyCodec.encodeRequest(GridNames.CODE, data(new Presence()), data("x"), 1));
        isRefused(
                MapSubmitToKeyCodec.encodeRequest(GridNames.CODE, data(new Own("p")), data("x"), 1),
                "object of the program's own");
        isRefused(
                MapSubmitToKeyCodec.encodeRequest("orders", data(new Presence()), data("x"), 1),
                "Apply a function on an engine instead");
    }

    private static byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(65);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void eachOwnerSaysItselfWhichCodeItKeeps() {
        String manifest = " " + ContentHash.of(new byte[0]).hex();

        passes(set(GridNames.CODE_OWNERS, CodeOwners.client(CLIENT) + manifest, 5L));
        passes(set(GridNames.CODE_OWNERS, CodeOwners.LIBRARIES + manifest, 5L));
        isRefused(set(GridNames.CODE_OWNERS, CodeOwners.client(OTHER) + manifest, 5L), "for that owner to say");
        isRefused(set(GridNames.CODE_OWNERS, CodeOwners.engine(0) + manifest, 5L), "for that owner to say");
        passes(delete(GridNames.CODE_OWNERS, CodeOwners.client(CLIENT) + manifest));
        passes(delete(GridNames.CODE_OWNERS, CodeOwners.scripts(0) + manifest));
        isRefused(delete(GridNames.CODE_OWNERS, CodeOwners.scripts(1) + manifest), "engine 1 is not forgotten");
        isRefused(delete(GridNames.CODE_OWNERS, CodeOwners.engine(1) + manifest), "engine 1 is not forgotten");
        isRefused(delete(GridNames.CODE_OWNERS, "engine:x" + manifest), "for that owner to say");
        isRefused(delete(GridNames.CODE_OWNERS, CodeOwners.client(OTHER) + manifest), "for that owner to say");
        isRefused(delete(GridNames.CODE_OWNERS, CodeOwners.loaders(OTHER) + manifest), "for that owner to say");
        isRefused(delete(GridNames.CODE_OWNERS, CodeOwners.LIBRARIES + manifest), "for that owner to say");
    }

    @Test
    void whatIsCalledAtMembersIsHazelcastsOwn() {
        Data own = data(new Own("predicate"));
        Data sql = data(Predicates.sql("a > 5"));

        passes(MapKeySetWithPredicateCodec.encodeRequest("orders", sql));
        isRefused(MapKeySetWithPredicateCodec.encodeRequest("orders", own), "predicate of the program's own");
        isRefused(
                MapKeySetWithPredicateCodec.encodeRequest("orders", data(byKeys(Predicates.pagingPredicate(3)))),
                "predicate of the program's own");
        passes(MapAggregateWithPredicateCodec.encodeRequest("orders", data(Aggregators.count()), sql));
        isRefused(
                MapAggregateWithPredicateCodec.encodeRequest("orders", data(Aggregators.count()), own),
                "predicate of the program's own");
        isRefused(MapAggregateWithPredicateCodec.encodeRequest("orders", own, sql), "aggregator");
        passes(MapProjectCodec.encodeRequest("orders", data(Projections.identity())));
        isRefused(MapProjectCodec.encodeRequest("orders", own), "projection");
    }

    @Test
    void aQueryByPagesHasNoComparator() {
        passes(pages(Predicates.pagingPredicate(3)));
        passes(pages(Predicates.pagingPredicate(Predicates.sql("a > 5"), 3)));
        isRefused(
                pages(Predicates.pagingPredicate((Predicate<Object, Object>) new Own("predicate"), 3)),
                "predicate of the program's own");
        isRefused(
                pages(Predicates.pagingPredicate(Predicates.alwaysTrue(), new Own("comparator"), 3)),
                "has a comparator");
    }

    private ClientMessage pages(PagingPredicate<Object, Object> predicate) {
        return MapKeySetWithPagingPredicateCodec.encodeRequest(
                "orders", PagingPredicateHolder.of(byKeys(predicate), serialization));
    }

    private static PagingPredicate<Object, Object> byKeys(PagingPredicate<Object, Object> predicate) {
        ((PagingPredicateImpl<Object, Object>) predicate).setIterationType(IterationType.KEY);
        return predicate;
    }

    @Test
    void aMessageThatEndsTooEarlyIsRefused() {
        ClientMessage empty = ClientMessage.createForEncode();
        empty.add(new ClientMessage.Frame(new byte[40], ClientMessage.UNFRAGMENTED_MESSAGE));
        empty.setMessageType(MapPutCodec.REQUEST_MESSAGE_TYPE);

        isRefused(empty, "is damaged");
    }

    @Test
    void onlyCodeAndWhatIsOfAnEngineTakesLongToLookAt() {
        assertThat(isSlow(set(GridNames.CODE, "hash", new byte[0]))).isTrue();
        assertThat(isSlow(set("orders", "hash", new byte[0]))).isFalse();
        assertThat(isSlow(put(GridNames.CODE))).isFalse();
        assertThat(isSlow(ClientDestroyProxyCodec.encodeRequest(GridNames.namespace(1), MAPS)))
                .isTrue();
        assertThat(isSlow(ClientDestroyProxyCodec.encodeRequest(GridNames.definitions(1), MAPS)))
                .isTrue();
        assertThat(isSlow(ClientDestroyProxyCodec.encodeRequest("orders", MAPS)))
                .isFalse();
        String manifest = " " + ContentHash.of(new byte[0]).hex();
        assertThat(isSlow(delete(GridNames.CODE_OWNERS, CodeOwners.scripts(1) + manifest)))
                .isTrue();
        assertThat(isSlow(delete(GridNames.CODE_OWNERS, CodeOwners.client(CLIENT) + manifest)))
                .isFalse();
    }

    private boolean isSlow(ClientMessage message) {
        return ClientGate.isSlow(new IncomingMessage(message, serialization.getByteOrder(), GRID));
    }
}
