package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.MultiResult;
import org.cogrid.config.Settings;
import org.cogrid.core.Engine;
import org.cogrid.core.function.Fn3;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has run stays run once, and what has not still runs, when connections break in mid-flight. */
class BrokenConnectionIT {
    @TempDir
    Path folder;

    private TcpProxy proxy;
    private int port; // where the engine listens
    private Cluster cluster;
    private Client client;
    private DirectView e0;

    @BeforeEach
    void startBehindAProxy() throws IOException {
        proxy = new TcpProxy();
        port = freePort();
        proxy.target(port);
        cluster = Cluster.local(ClusterOptions.engines(1)
                .withSettings(Settings.load()
                        .with("cogrid.port", String.valueOf(port))
                        .with("cogrid.public-address", "127.0.0.1:" + proxy.port())));
        client = cluster.connect();
        e0 = client.view(0);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        cluster.close();
        proxy.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Test
    void clientsReachAnEngineWhereItsPublicAddressSaysAndTheFileTellsWhereItListens() {
        GridAccess access = new ConnectionFile(cluster.connectionFile()).read();

        assertThat(access.addresses()).containsExactly("127.0.0.1:" + proxy.port());
        assertThat(access.processes())
                .extracting(MemberProcess::address)
                .containsExactly(new MemberAddress("127.0.0.1:" + port, "127.0.0.1:" + proxy.port()));
        assertThat(client.status().get(0).place().address()).isEqualTo("127.0.0.1:" + proxy.port());
    }

    @Test
    void whoIsBetweenTheEndsCanReadNothing() {
        String together = e0.applySync(text -> text + " and us", "between you");

        assertThat(together).isEqualTo("between you and us");

        assertThat(proxy.seen())
                .startsWith("CGR") // the proof
                .doesNotContain("between you", "and us", BrokenConnectionIT.class.getSimpleName());
    }

    @Test
    void aTaskWhoseReplyWasLostHasRunOnceAndItsResultArrives() throws Exception {
        assertThat(e0.applySync(() -> note(-1))).isEqualTo(1);
        proxy.holdAnswers();
        String sign = folder.resolve("ran").toString();
        AsyncResult<Integer> lost = e0.applyAsync(() -> {
            int count = note(0);
            Files.createFile(Path.of(sign)); // fails if it ran before
            return count;
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(Path.of(sign)));
        proxy.cut();
        assertThat(lost.get(Duration.ofSeconds(40))).isEqualTo(2);
        assertThat((Object) e0.get("noted")).isEqualTo(List.of(-1, 0));
    }

    @Test
    void tasksSentWhileConnectionsBreakRunOnceAndInOrder() throws Exception {
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int number = i;
            results.add(e0.applyAsync(() -> note(number)));
            if (i % 1_000 == 500) {
                proxy.cut();
            }
        }
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).get(Duration.ofSeconds(60))).isEqualTo(i + 1);
        }
        assertThat((Object) e0.get("noted"))
                .isEqualTo(IntStream.range(0, 3_000).boxed().toList());
    }

    /** Counted where it is seen from outside: in a file that the engine's process appends to. */
    @Test
    void whatTasksDoToTheWorldIsDoneOnceAndInOrderWhileAnswersAreLostAndConnectionsBreak() throws Exception {
        String file = folder.resolve("done").toString();
        List<AsyncResult<Integer>> results = new ArrayList<>();
        results.add(e0.applyAsync(() -> append(file, 0, new byte[1])));
        results.get(0).get(Duration.ofSeconds(60)); // there is a session: held answers do not keep tasks from running
        for (int round = 0; round < 4; round++) {
            int before = results.size();
            for (int i = 0; i < 250; i++) {
                if (i == 100) {
                    proxy.holdAnswers();
                }
                int number = results.size();
                byte[] ballast = new byte[number % 50 == 0 ? 1 << 20 : 10];
                results.add(e0.applyAsync(() -> append(file, number, ballast)));
            }
            await().atMost(Duration.ofSeconds(40)).until(() -> done(file).size() > before);
            proxy.cut();
            assertThat(results.get(results.size() - 1).await(Duration.ofSeconds(60)))
                    .isTrue(); // connected again
        }
        List<Integer> came = new ArrayList<>();
        for (AsyncResult<Integer> result : results) {
            came.add(result.get(Duration.ofSeconds(60)));
        }
        List<Integer> all = IntStream.range(0, results.size()).boxed().toList();
        assertThat(came).isEqualTo(all);
        assertThat(done(file)).isEqualTo(all);
    }

    @Test
    void balancedCallsAndItemsOfMapsRunOnceWhileAnswersAreLostAndConnectionsBreak() throws Exception {
        String file = folder.resolve("done").toString();
        MultiResult<Integer> map = client.balanced()
                .withChunk(7)
                .map(
                        (Integer i) -> append(file, i, new byte[1]),
                        IntStream.range(0, 2_000).boxed());
        Fn3<String, Integer, byte[], Integer> append = BrokenConnectionIT::append;
        List<AsyncResult<Integer>> calls = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            // After a break, the grid is asked whether it still has the function.
            assertThat(e0.applySync(append, file, -1, new byte[0])).isEqualTo(-1);
            int before = done(file).size();
            proxy.holdAnswers();
            for (int i = 0; i < 100; i++) {
                calls.add(client.balanced().apply(append, file, 2_000 + calls.size(), new byte[1]));
            }
            AsyncResult<Integer> direct = e0.applyAsync(append, file, -1, new byte[0]);
            await().atMost(Duration.ofSeconds(40)).until(() -> done(file).size() > before);
            proxy.cut();
            assertThat(direct.get(Duration.ofSeconds(60))).isEqualTo(-1); // connected again
        }

        assertThat(map.get(Duration.ofSeconds(60)))
                .isEqualTo(IntStream.range(0, 2_000).boxed().toList());
        for (int i = 0; i < calls.size(); i++) {
            assertThat(calls.get(i).get(Duration.ofSeconds(60))).isEqualTo(2_000 + i);
        }
        assertThat(done(file).stream().filter(number -> number >= 0).sorted().toList())
                .isEqualTo(IntStream.range(0, 2_300).boxed().toList());
    }

    private static List<Integer> done(String file) throws IOException {
        Path path = Path.of(file);
        return Files.exists(path)
                ? Files.readAllLines(path).stream().map(Integer::valueOf).toList()
                : List.of();
    }

    private static int append(String file, int number, byte[] ballast) throws IOException {
        Files.writeString(Path.of(file), number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return ballast.length > 0 ? number : -1;
    }

    @SuppressWarnings("unchecked") // only this test's list has that name
    private static int note(int number) {
        List<Integer> noted =
                (List<Integer>) Engine.current().globals().computeIfAbsent("noted", absent -> new ArrayList<Integer>());
        noted.add(number);
        return noted.size();
    }
}
