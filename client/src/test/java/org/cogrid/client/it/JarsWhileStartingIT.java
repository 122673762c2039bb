package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that are given to all engines while one of them starts. */
final class JarsWhileStartingIT {
    @Test
    void eachIsThereOnTheNewEngine(@TempDir Path folder) throws Exception {
        try (Cluster cluster = Cluster.embedded(1);
                Client client = cluster.connect()) {
            CompletableFuture<List<Integer>> adding = CompletableFuture.supplyAsync(() -> cluster.add(1));
            int given = 0;
            while (!adding.isDone() || !client.ids().contains(1)) {
                client.addJars(jar(folder, given++));
            }
            adding.get();

            List<?> missing = (List<?>) client.view(1)
                    .evaluate(
                            "(0..<" + given
                                    + ").findAll { Thread.currentThread().contextClassLoader.getResource('given/' + it + '.txt') == null }")
                    .get();

            assertThat(given).isPositive();
            assertThat(missing).isEmpty();
        }
    }

    private static Path jar(Path folder, int number) throws IOException {
        Path jar = folder.resolve("given-" + number + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("given/" + number + ".txt"));
            entries.write(String.valueOf(number).getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
