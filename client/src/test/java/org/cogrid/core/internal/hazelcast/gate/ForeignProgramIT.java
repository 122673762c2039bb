package org.cogrid.core.internal.hazelcast.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.impl.protocol.codec.MCRunScriptCodec;
import com.hazelcast.client.impl.protocol.codec.MCShutdownMemberCodec;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapInterceptor;
import com.hazelcast.query.Predicates;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.it.SharedGrid;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program that holds the grid's key, and by Hazelcast's client does what programs of a grid don't. */
class ForeignProgramIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    private HandMadeClient client;
    private HazelcastInstance hazelcast;
    private long refusedBefore;

    @BeforeEach
    void connect() {
        refusedBefore = refused();
        client = HandMadeClient.of(GRID.cluster());
        hazelcast = client.hazelcast();
    }

    /** The members serve on, for this client too, and have counted. */
    @AfterEach
    void theMembersServeOn() {
        try {
            IMap<String, Integer> orders = hazelcast.getMap("orders");
            orders.put("a", 1);
            assertThat(GRID.client().gridMap("orders").get("a")).isEqualTo(1);
            assertThat(GRID.e1().<Integer>evaluate("6 * 7").get()).isEqualTo(42);
            assertThat(refused()).isGreaterThan(refusedBefore);
        } finally {
            client.close();
        }
    }

    private static long refused() {
        return GRID.client().ids().stream()
                .mapToLong(id -> AnsweredStatus.activity(GRID.client(), id).refusedMessages())
                .sum();
    }

    /** All that it could be at a member. */
    private static final class Intruder
            implements Callable<String>, EntryProcessor<Object, Object, String>, MapInterceptor, Serializable {
        @Override
        public String call() {
            return "has run";
        }

        @Override
        public String process(Map.Entry<Object, Object> entry) {
            return "has run";
        }

        @Override
        public Object interceptGet(Object value) {
            return value;
        }

        @Override
        public void afterGet(Object value) {}

        @Override
        public Object interceptPut(Object before, Object now) {
            return now;
        }

        @Override
        public void afterPut(Object value) {}

        @Override
        public Object interceptRemove(Object value) {
            return value;
        }

        @Override
        public void afterRemove(Object value) {}
    }

    private static void isRefused(ThrowingCallable action, String advice) {
        assertThatThrownBy(action)
                .hasStackTraceContaining("UnsupportedOperationException")
                .hasStackTraceContaining(advice);
    }

    @Test
    void itCannotRunTasks() {
        isRefused(
                () -> hazelcast
                        .getExecutorService("mine")
                        .submit(new Intruder())
                        .get(),
                "by the views of a Cogrid client");
        isRefused(
                () -> hazelcast
                        .getExecutorService(GridNames.TASKS)
                        .submitToMember(
                                new Intruder(),
                                hazelcast.getCluster().getMembers().iterator().next())
                        .get(),
                "apply a function on an engine");
        isRefused(
                () -> hazelcast.getScheduledExecutorService("mine").schedule(new Intruder(), 0, TimeUnit.SECONDS),
                "by the views of a Cogrid client");
    }

    @Test
    void itCannotRunCodeAtMaps() {
        IMap<Object, Object> orders = hazelcast.getMap("orders");
        orders.put("a", 1);

        isRefused(() -> orders.executeOnKey("a", new Intruder()), "Apply a function on an engine instead");
        isRefused(() -> orders.executeOnEntries(new Intruder()), "Apply a function on an engine instead");
        isRefused(
                () -> orders.submitToKey("a", new Intruder())
                        .toCompletableFuture()
                        .join(),
                "Apply a function");
        isRefused(() -> orders.addInterceptor(new Intruder()), "interceptors");
        isRefused(() -> orders.getQueryCache("q", Predicates.alwaysTrue(), true), "query caches of maps");
    }

    @Test
    void itCannotManageMembers() {
        isRefused(
                () -> client.send(MCRunScriptCodec.encodeRequest("groovy", "1")).get(), "the management of members");
        isRefused(() -> client.send(MCShutdownMemberCodec.encodeRequest()).get(), "the management of members");
    }

    @Test
    void itCannotUseWhatIsNoMap() {
        isRefused(() -> hazelcast.getQueue("q").offer(1), "client.gridMap(name)");
        isRefused(() -> hazelcast.getTopic("t").publish(1), "client.gridMap(name)");
    }

    @Test
    void itCannotWriteCogridsOwnMaps() {
        IMap<Integer, String> engines = hazelcast.getMap(GridNames.ENGINES);
        String engine = engines.get(0);
        isRefused(() -> engines.put(0, "{}"), "client.gridMap('orders')");
        isRefused(() -> engines.remove(0), "client.gridMap('orders')");
        isRefused(() -> engines.clear(), "client.gridMap('orders')");
        isRefused(() -> engines.replace(0, engine, engine), "client.gridMap('orders')");
        isRefused(() -> engines.destroy(), "is not for programs");
        String forgotten =
                EngineEntry.fromJson(engine).in(EngineEntry.State.FORGOTTEN).toJson();
        isRefused(() -> engines.replace(0, engine, forgotten), "engine 0 is alive");
        assertThat(engines.get(0)).isEqualTo(engine);

        GRID.e0().put("a", 1);
        GRID.e0().flush();
        IMap<String, Object> namespace = hazelcast.getMap(GridNames.namespace(0));
        isRefused(() -> namespace.put("a", 2), "client.gridMap('orders')");
        isRefused(namespace::destroy, "engine 0 is not forgotten");
        assertThat(namespace.get("a")).isEqualTo(1);
        isRefused(() -> hazelcast.getMap(GridNames.definitions(0)).put(0L, new byte[0]), "client.gridMap('orders')");
    }

    @Test
    void itCannotReplaceCodeOrSpeakForOthers() {
        String hash = ContentHash.of(new byte[] {1}).hex();
        IMap<String, byte[]> code = hazelcast.getMap(GridNames.CODE);
        isRefused(() -> code.set(hash, new byte[] {2}), "has another hash");
        code.set(hash, new byte[] {1});
        isRefused(() -> code.delete(hash), "client.gridMap('orders')");

        IMap<String, Long> owners = hazelcast.getMap(GridNames.CODE_OWNERS);
        owners.set(CodeOwners.client(hazelcast.getLocalEndpoint().getUuid()) + " " + hash, 1L);
        isRefused(() -> owners.set(CodeOwners.engine(0) + " " + hash, 1L), "for that owner to say");
        isRefused(() -> owners.delete(CodeOwners.engine(0) + " " + hash), "engine 0 is not forgotten");
        isRefused(() -> owners.delete(CodeOwners.LIBRARIES + " " + hash), "for that owner to say");
    }
}
