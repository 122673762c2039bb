package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cogrid.core.Reference.ref;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.config.Settings;
import org.junit.jupiter.api.Test;

/** A grid whose sockets are all encrypted, those within the machine too. */
class EncryptedLoopbackIT {
    private static final int LARGE = 5_000_000;

    @Test
    void everythingWorksAsOnSocketsThatAreNot() {
        Settings settings = Settings.load().with("cogrid.encrypt-loopback", "true");
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(2).withSettings(settings));
                Client client = cluster.connect();
                Client plain = Client.connect(cluster.connectionFile().toString())) {
            double[] large = new double[LARGE];
            Arrays.setAll(large, i -> i);
            client.view(0).push(Map.of("large", large)).get();
            Object pulled = client.view(0).get("large");
            assertThat((double[]) pulled).isEqualTo(large);

            Integer length = client.view(1)
                    .applySync((double[] array) -> array.length, ref(client.view(0), "large", double[].class));
            assertThat(length).isEqualTo(LARGE); // it came from member to member

            List<Integer> sums = plain.all().applySync(x -> x + 1, 41);
            assertThat(sums).containsExactly(42, 42);
        }
    }
}
