package org.cogrid.bench.grid;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import org.cogrid.client.it.HelperJvm;
import org.cogrid.core.internal.hazelcast.HazelcastCallbacks;

/** A member of plain Hazelcast as a program: says its port and that of its echo, and stays until its input ends. */
public final class BareMember {
    static final String CLUSTER = "bare";
    static final String EXECUTOR = "bare";

    private BareMember() {}

    /** {@code tuned} gives Hazelcast the callback pool it lacks on two cores; further arguments are members to join. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("tuned")) {
            HazelcastCallbacks.install();
        }
        HazelcastInstance member = Hazelcast.newHazelcastInstance(
                config(List.of(arguments).subList(1, arguments.length)));
        int echo = Echo.start();
        System.out.println(
                member.getCluster().getLocalMember().getAddress().getPort() + " " + echo);
        HelperJvm.serve(line -> line);
    }

    private static Config config(List<String> toJoin) {
        Config config = new Config();
        config.setClusterName(CLUSTER);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getMetricsConfig().setEnabled(false);
        config.getNetworkConfig().setPort(25_701).setPortAutoIncrement(true).setPortCount(1000);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        TcpIpConfig tcpIp = join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(1);
        tcpIp.setMembers(toJoin);
        NoOpCall.register(config.getSerializationConfig());
        return config;
    }
}
