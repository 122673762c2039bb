package org.cogrid.bench.grid;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.map.IMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;

/** A client of plain Hazelcast. */
public final class BareClient implements AutoCloseable {
    private final HazelcastInstance hazelcast;
    private final IExecutorService executor;
    private final Member member;

    /** Connects to the member at a port of this machine. */
    public BareClient(int port) {
        hazelcast = HazelcastClient.newHazelcastClient(config(port));
        executor = hazelcast.getExecutorService(BareMember.EXECUTOR);
        member = hazelcast.getCluster().getMembers().iterator().next();
    }

    private static ClientConfig config(int port) {
        ClientConfig config = new ClientConfig();
        config.setClusterName(BareMember.CLUSTER);
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.client.shutdownhook.enabled", "false");
        config.getMetricsConfig().setEnabled(false);
        config.getNetworkConfig().addAddress("127.0.0.1:" + port).getAutoDetectionConfig().setEnabled(false);
        config.getConnectionStrategyConfig().getConnectionRetryConfig().setClusterConnectTimeoutMillis(20_000);
        NoOpCall.register(config.getSerializationConfig());
        return config;
    }

    /** One call, there and back. */
    public void call() throws Exception {
        executor.submitToMember(new NoOpCall(), member).get();
    }

    /** Many calls, so many of them on their way at a time. */
    public void pipeline(int calls, int inFlight) throws Exception {
        Deque<Future<Object>> waiting = new ArrayDeque<>(inFlight);
        for (int i = 0; i < calls; i++) {
            if (waiting.size() == inFlight) {
                waiting.removeFirst().get();
            }
            waiting.addLast(executor.submitToMember(new NoOpCall(), member));
        }
        for (Future<Object> future : waiting) {
            future.get();
        }
    }

    /** Sends an array so many times at once, and waits until all are there. */
    public void send(byte[] bytes, int times) throws Exception {
        List<Future<Object>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(executor.submitToMember(new BytesCall(bytes), member));
        }
        for (Future<Object> future : sent) {
            future.get();
        }
    }

    /** A map of the member. */
    public IMap<String, Object> map() {
        return hazelcast.getMap("bare");
    }

    @Override
    public void close() {
        hazelcast.shutdown();
    }
}
