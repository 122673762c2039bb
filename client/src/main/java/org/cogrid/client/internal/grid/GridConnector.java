package org.cogrid.client.internal.grid;

import com.hazelcast.client.HazelcastClient;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.client.internal.ProgramName;
import org.cogrid.config.ClientSettings;
import org.cogrid.config.ConfigException;
import org.cogrid.config.ConfigFiles;
import org.cogrid.config.Settings;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.CogridVersion;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MachineName;
import org.cogrid.core.internal.grid.GridSerialization;
import org.cogrid.core.internal.hazelcast.HazelcastCallbacks;
import org.cogrid.core.internal.hazelcast.HazelcastLogs;
import org.cogrid.core.internal.hazelcast.SchemaCheck;
import org.cogrid.core.internal.text.Amounts;

/** Starts Hazelcast clients. No other class does so. */
public final class GridConnector {
    /** The prefix of all clients' names; the names of Hazelcast's threads contain it. */
    public static final String INSTANCE_PREFIX = "cogrid-client-";

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
    public HazelcastInstance connect(GridAccess access) {
        CogridVersion.require("The grid '" + access.name() + "'", access.version());
        HazelcastLogs.install();
        HazelcastLogs.hide(access.secret().clusterName());
        HazelcastCallbacks.install();
        CountDownLatch connected = new CountDownLatch(1);
        HazelcastInstance client = HazelcastClient.newHazelcastClient(config(access, connected));
        try {
            await(connected, access);
            return client;
        } catch (RuntimeException | Error e) {
            client.shutdown();
            throw e;
        }
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
    private ClientConfig config(GridAccess access, CountDownLatch connected) {
        ClientConfig config = read();
        config.setClusterName(access.secret().clusterName());
        config.setInstanceName(INSTANCE_PREFIX + COUNT.incrementAndGet());
        config.getNetworkConfig().setAddresses(access.usableAddresses());
        config.getConnectionStrategyConfig().setAsyncStart(true);
        config.addListenerConfig(new ListenerConfig((LifecycleListener) event -> {
            if (event.getState() == LifecycleState.CLIENT_CONNECTED) {
                connected.countDown();
            }
        }));
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

    private void await(CountDownLatch connected, GridAccess access) {
        Duration patience = ClientSettings.from(settings).connectTimeout();
        try {
            if (!connected.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new GridConnectionException(
                        "A process listens at " + access.addresses() + ", but did not admit this program within "
                                + Amounts.time(patience) + ": it is another grid, or the connection file of '"
                                + access.name()
                                + "' is stale, or the engines hang. If they hang, end them: cogrid stop --force --name "
                                + access.name()
                                + ". If the file is a copy, copy it again from where the grid was started. Delete the file only if no process of that grid is left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GridConnectionException("Connecting to the grid '" + access.name() + "' was interrupted", e);
        }
    }
}
