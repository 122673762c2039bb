package org.cogrid.node.internal.grid;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MemberAttributeConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.YamlConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.config.ConfigException;
import org.cogrid.config.ConfigFiles;
import org.cogrid.config.EngineSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.grid.GridSerialization;
import org.cogrid.core.internal.hazelcast.SchemaCheck;

/** Makes Hazelcast's configuration of a member from the YAML file and Cogrid's own decisions. */
final class MemberConfig {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /**
     * The property for the member's own address. Any loopback address works here, while the interfaces of a machine
     * list only 127.0.0.1.
     */
    private static final String LOCAL_ADDRESS = "hazelcast.local.localAddress";

    /** The property for how long a client may be silent before a member closes its connection, in seconds. */
    private static final String CLIENT_SILENCE = "hazelcast.client.max.no.heartbeat.seconds";

    /** The property for how long a member may be silent before the others give it up, in seconds. */
    private static final String MEMBER_SILENCE = "hazelcast.max.no.heartbeat.seconds";

    private MemberConfig() {}

    /** Turns the result of {@link #read} into the configuration of a member of this grid. */
    static Config of(Config config, GridAccess access, List<String> toJoin, Settings settings) {
        config.setClusterName(access.cluster());
        config.setInstanceName("cogrid-" + access.name() + "-" + COUNT.incrementAndGet());
        GridSerialization.register(config.getSerializationConfig());
        GridSettings grid = GridSettings.from(settings);
        config.setProperty(LOCAL_ADDRESS, grid.bindAddress());
        config.setProperty(MEMBER_SILENCE, seconds(grid.memberSilence()));
        config.setProperty(CLIENT_SILENCE, seconds(EngineSettings.from(settings).clientSilence()));
        network(config.getNetworkConfig(), grid, toJoin);
        describe(config, grid.bindAddress());
        return config;
    }

    private static String seconds(Duration time) {
        return String.valueOf(Math.max(1, time.toSeconds()));
    }

    private static void describe(Config config, String bindAddress) {
        MemberAttributeConfig attributes = config.getMemberAttributeConfig();
        NetworkConfig network = config.getNetworkConfig();
        String listensAt = bindAddress + ":" + (isReachedElsewhere(network) ? network.getPort() : 0);
        MemberProcess process = MemberProcess.current(MemberAddress.of(listensAt));
        attributes.setAttribute(GridNames.LISTENS_ATTRIBUTE, listensAt);
        attributes.setAttribute(GridNames.HOST_ATTRIBUTE, process.host());
        attributes.setAttribute(GridNames.PID_ATTRIBUTE, String.valueOf(process.pid()));
        attributes.setAttribute(GridNames.STARTED_ATTRIBUTE, process.started().toString());
    }

    private static void network(NetworkConfig network, GridSettings settings, List<String> toJoin) {
        network.setPort(settings.ports().first());
        settings.publicAddress().ifPresent(network::setPublicAddress);
        network.setPortCount(isReachedElsewhere(network) ? 1 : settings.ports().count());
        network.getInterfaces().clear().setEnabled(false);
        JoinConfig join = network.getJoin();
        if (!join.getKubernetesConfig()
                .isEnabled()) { // the user's YAML finds members in its own way, and there may be only one way
            join.getTcpIpConfig().setEnabled(true).setMembers(toJoin);
        }
    }

    /**
     * Whether the member is reached at another address. The tunnel to it leads to one port, so the member must have
     * exactly that port.
     */
    private static boolean isReachedElsewhere(NetworkConfig network) {
        return network.getPublicAddress() != null;
    }

    /** Reads the YAML file. This takes a good part of a start and needs no grid, so it can be done first. */
    static Config read(Settings settings) {
        ConfigFiles files = new ConfigFiles(settings);
        try (InputStream yaml = files.member()) {
            YamlConfigBuilder builder = new YamlConfigBuilder(yaml);
            return files.isMemberPackaged() ? SchemaCheck.without(builder::build) : builder.build();
        } catch (IOException | InvalidConfigurationException e) {
            throw new ConfigException(
                    "Hazelcast can't use the member configuration (setting cogrid.member-config): " + e.getMessage(),
                    e);
        }
    }
}
