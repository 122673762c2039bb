package org.cogrid.client.internal.grid;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.YamlClientConfigBuilder;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.client.internal.ProgramName;
import org.cogrid.config.ClientSettings;
import org.cogrid.config.ConfigException;
import org.cogrid.config.ConfigFiles;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.CogridVersion;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MachineName;
import org.cogrid.core.internal.grid.GridSerialization;
import org.cogrid.core.internal.hazelcast.GridInstances;
import org.cogrid.core.internal.hazelcast.HazelcastCallbacks;
import org.cogrid.core.internal.hazelcast.HazelcastLogs;
import org.cogrid.core.internal.hazelcast.SchemaCheck;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.transport.RenewedKey;

/** Connects programs to grids. No other class does so. */
public final class GridConnector {
    /** The prefix of all clients' names; the names of Hazelcast's threads contain it. */
    public static final String INSTANCE_PREFIX = "cogrid-client-";

    /** The property for how long a member may be silent before the client closes its connection, in milliseconds. */
    private static final String MEMBER_SILENCE = "hazelcast.client.heartbeat.timeout";

    /** How long one member has to answer until another one is tried as well. */
    private static final Duration NEXT_TRY = Duration.ofMillis(1200);

    private static final int MOST_ALONE = 2;

    /** How long something that may be no grid at all has to answer. */
    private static final Duration PATIENCE_WITH_STRANGERS = Duration.ofSeconds(4);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Settings settings;

    public GridConnector(Settings settings) {
        this.settings = settings;
    }

    /**
     * Connects to a grid. Blocks until it is connected.
     *
     * @throws GridConnectionException when the grid does not admit this program within the time set, or is of
     *     another version of Cogrid
     */
    public HazelcastInstance connect(FoundGrid grid) {
        GridAccess access = grid.access();
        CogridVersion.require("The grid '" + access.name() + "'", access.version());
        HazelcastLogs.install();
        HazelcastCallbacks.install();
        return connectToAny(grid);
    }

    /**
     * Connects to whichever member answers first. A Hazelcast client tries one member after the other, in random order,
     * and waits long for one that hangs. If that takes long, a client for one member alone is started, and then one for
     * another member; those that come too late are ended.
     */
    private HazelcastInstance connectToAny(FoundGrid grid) {
        GridAccess access = grid.access();
        Duration patience = patience(access);
        long deadline = System.nanoTime() + patience.toNanos();
        Queue<List<String>> tries = tries(access.usableAddresses());
        BlockingQueue<HazelcastInstance> connected = new ArrayBlockingQueue<>(1);
        List<HazelcastInstance> tried = new ArrayList<>();
        try {
            while (System.nanoTime() - deadline < 0) {
                List<String> next = tries.poll();
                if (next != null) {
                    tried.add(start(grid, next, connected));
                }
                long left = deadline - System.nanoTime();
                long wait = tries.isEmpty() ? left : Math.min(left, NEXT_TRY.toNanos());
                HazelcastInstance client = connected.poll(wait, TimeUnit.NANOSECONDS);
                if (client != null) {
                    tried.remove(client);
                    return client;
                }
            }
            throw notAdmitted(access, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GridConnectionException("Connecting to the grid '" + access.name() + "' was interrupted", e);
        } finally {
            tried.forEach(GridConnector::end);
        }
    }

    /**
     * Returns how long to wait. Engines that compute on every core answer late, so a grid that may live gets the whole
     * time. If none of its processes can live, something else listens at its addresses.
     */
    private Duration patience(GridAccess access) {
        Duration set = ClientSettings.from(settings).connectTimeout();
        return access.mayLive() || set.compareTo(PATIENCE_WITH_STRANGERS) < 0 ? set : PATIENCE_WITH_STRANGERS;
    }

    /** The addresses for each try: first all, then two of them alone, of which only one can be that of a member that hangs. */
    private static Queue<List<String>> tries(List<String> addresses) {
        Queue<List<String>> tries = new ArrayDeque<>(List.of(addresses));
        if (addresses.size() > 1) {
            List<String> shuffled = new ArrayList<>(addresses);
            Collections.shuffle(shuffled);
            shuffled.stream().limit(MOST_ALONE).map(List::of).forEach(tries::add);
        }
        return tries;
    }

    /** Ends a client that nobody needs, on a thread of its own as that may take a while. */
    private static void end(HazelcastInstance client) {
        LibraryThreads.of(client::shutdown, client.getName() + "-end").start();
    }

    /** Starts a client that tries these addresses. It hands itself over when it is connected. */
    private HazelcastInstance start(
            FoundGrid grid, List<String> addresses, BlockingQueue<HazelcastInstance> connected) {
        CompletableFuture<HazelcastInstance> started = new CompletableFuture<>();
        ClientConfig config = config(grid.access(), addresses);
        config.addListenerConfig(new ListenerConfig((LifecycleListener) event -> {
            if (event.getState() == LifecycleState.CLIENT_CONNECTED) {
                Unawaited.goesOn("connecting to a grid", started.thenApply(connected::offer));
            }
        }));
        HazelcastInstance client = GridInstances.startClient(
                config,
                new RenewedKey(grid.access().key(), GridSettings.from(settings).encryptLoopback(), grid::keyNow));
        started.complete(client);
        return client;
    }

    /** Returns this program's name at engines. */
    public static String processLabel() {
        String name = ProgramName.text().isEmpty() ? "" : " (" + ProgramName.text() + ")";
        return "process " + ProcessHandle.current().pid() + name + " on " + MachineName.text();
    }

    /**
     * Makes the configuration. The client starts in the background: so a first connection can fail soon, although a
     * lost grid is looked for patiently.
     */
    private ClientConfig config(GridAccess access, List<String> addresses) {
        ClientConfig config = read();
        config.setClusterName(access.cluster());
        config.setInstanceName(INSTANCE_PREFIX + COUNT.incrementAndGet());
        config.setProperty(
                MEMBER_SILENCE,
                String.valueOf(GridSettings.from(settings).memberSilence().toMillis()));
        config.getNetworkConfig().setAddresses(List.copyOf(addresses));
        config.getConnectionStrategyConfig().setAsyncStart(true);
        GridSerialization.register(config.getSerializationConfig());
        return config;
    }

    private ClientConfig read() {
        ConfigFiles files = new ConfigFiles(settings);
        try (InputStream yaml = files.client()) {
            YamlClientConfigBuilder builder = new YamlClientConfigBuilder(yaml);
            return files.isClientPackaged() ? SchemaCheck.without(builder::build) : builder.build();
        } catch (IOException | InvalidConfigurationException e) {
            throw new ConfigException(
                    "Hazelcast can't use the client configuration (setting cogrid.client-config): " + e.getMessage(),
                    e);
        }
    }

    private static GridConnectionException notAdmitted(GridAccess access, Duration patience) {
        access.key().pair().read(); // fails if it is damaged, which would be the reason
        return new GridConnectionException(
                "A process listens at " + access.addresses() + ", but did not admit this program within "
                        + Amounts.time(patience) + ": it is another grid, or its key is a new one since"
                        + " the connection file of '" + access.name()
                        + "' was copied, or the engines hang. If they hang, end them: cogrid stop --force --name "
                        + access.name()
                        + ". If the file is a copy, copy it again from where the grid was started. Delete the file only if no process of that grid is left");
    }
}
