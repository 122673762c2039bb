package org.cogrid.core.internal.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.impl.ClientExtension;
import com.hazelcast.instance.BuildInfoProvider;
import java.util.ServiceLoader;
import org.cogrid.core.GridConnectionException;
import org.junit.jupiter.api.Test;

class GridInstancesTest {
    @Test
    void theClassPathHasTheVersionWhoseInternalsAreUsed() {
        String version = BuildInfoProvider.getBuildInfo().getVersion();
        assertThatCode(() -> GridInstances.requireVersion(version))
                .as("Hazelcast was changed: look through core.internal.hazelcast, run StrangersIT and "
                        + "EncryptedLoopbackIT, then set GridInstances.HAZELCAST")
                .doesNotThrowAnyException();
    }

    @Test
    void onAnotherVersionNothingStarts() {
        assertThatThrownBy(() -> GridInstances.requireVersion("5.8.1"))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("Hazelcast 5.8.1")
                .hasMessageContaining("Hazelcast " + GridInstances.HAZELCAST);
    }

    @Test
    void hazelcastFindsWhatSecuresClients() {
        assertThat(ServiceLoader.load(ClientExtension.class)).hasAtLeastOneElementOfType(GridClientExtension.class);
    }
}
