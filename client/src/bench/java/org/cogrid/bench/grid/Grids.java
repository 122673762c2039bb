package org.cogrid.bench.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.it.HelperJvm;
import org.cogrid.core.spi.EngineProvider;

/** What is measured: two engines in JVMs of their own, and a bare member in a third with the same flags. */
public final class Grids implements AutoCloseable {
    /** A variable of this name is not mirrored to the grid. */
    public static final String UNMIRRORED = "unmirrored";

    private final Cluster cluster;
    private final Client client;
    private final HelperJvm bareMember;
    private final BareClient bare;
    private final EchoCaller echo;

    private Grids(Cluster cluster, HelperJvm bareMember) throws Exception {
        this.cluster = cluster;
        this.client = cluster.connect();
        this.bareMember = bareMember;
        String[] ports = bareMember.hear().split(" ");
        this.bare = new BareClient(Integer.parseInt(ports[0]));
        this.echo = new EchoCaller(Integer.parseInt(ports[1]));
    }

    /** Starts everything; blocks until it serves. */
    public static Grids start() throws Exception {
        Cluster cluster = Cluster.local(ClusterOptions.engines(2).withJvmArguments(ownFlags()));
        return new Grids(cluster, HelperJvm.start(BareMember.class, flags(), "tuned"));
    }

    /** What the engines here are started with. */
    public static List<String> ownFlags() {
        List<String> flags = new ArrayList<>(List.of("-Xmx4g", "-Dcogrid.engine.live-only=" + UNMIRRORED));
        String more = System.getProperty("bench.jvm", "");
        if (!more.isBlank()) {
            flags.addAll(List.of(more.split(" ")));
        }
        return flags;
    }

    /** What every JVM here is started with. */
    public static List<String> flags() {
        return flags(ownFlags());
    }

    /** What a JVM with these flags of its own is started with. */
    public static List<String> flags(List<String> own) {
        List<String> flags = new ArrayList<>(ServiceLoader.load(EngineProvider.class)
                .findFirst()
                .orElseThrow()
                .jvmArguments(Runtime.version().feature()));
        flags.addAll(own);
        flags.add("-Dcogrid.home=" + System.getProperty("cogrid.home"));
        flags.add("-Dcogrid.cache=" + System.getProperty("cogrid.cache"));
        return flags;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Client client() {
        return client;
    }

    /** A fresh view of engine 0. */
    public DirectView e0() {
        return client.view(0);
    }

    /** A fresh view of engine 1. */
    public DirectView e1() {
        return client.view(1);
    }

    /** The process of engine 0. */
    public long enginePid() {
        return cluster.status().get(0).pid();
    }

    /** The process of the bare member. */
    public long barePid() {
        return bareMember.pid();
    }

    public BareClient bare() {
        return bare;
    }

    public EchoCaller echo() {
        return echo;
    }

    @Override
    public void close() throws Exception {
        echo.close();
        bare.close();
        bareMember.close();
        client.close();
        cluster.close();
    }
}
