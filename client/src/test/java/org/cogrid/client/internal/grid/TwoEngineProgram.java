package org.cogrid.client.internal.grid;

import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.client.Cluster;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.ConnectionFile;

/** A user's program, run by tests in a JVM of its own: starts two engines, says so, and ends at once or when told. */
final class TwoEngineProgram {
    private TwoEngineProgram() {}

    public static void main(String[] arguments) throws IOException {
        boolean embedded = List.of(arguments).contains("embedded");
        try (Cluster cluster = embedded ? Cluster.embedded(2) : Cluster.local(2)) {
            FoundGrid grid = FoundGrid.read(new ConnectionFile(cluster.connectionFile()));
            HazelcastInstance client = new GridConnector(Settings.load()).connect(grid);
            try (EngineWatch watch = EngineWatch.start(client)) {
                System.out.println("ids " + watch.ids());
            }
            client.shutdown();
            if (List.of(arguments).contains("stay")) {
                System.out.println(cluster.pids());
                System.in.read();
            }
            System.out.print(engineLogs());
        }
        System.out.println("done");
    }

    private static String engineLogs() throws IOException {
        StringBuilder text = new StringBuilder();
        Path logs = GridSettings.from(Settings.load()).home().resolve("logs");
        if (Files.exists(logs)) {
            try (Stream<Path> files = Files.walk(logs)) {
                for (Path log :
                        files.filter(file -> file.toString().endsWith(".log")).toList()) {
                    text.append(Files.readString(log));
                }
            }
        }
        return text.toString();
    }
}
