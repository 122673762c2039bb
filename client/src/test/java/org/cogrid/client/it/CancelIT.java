package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.InterruptOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancelling, on engines in JVMs of their own. */
class CancelIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    static final List<String> ENDLESS_GROOVY = List.of(
            "while (true) { }",
            "long n = 0; for (long i = 0; i < Long.MAX_VALUE; i++) { n += i }",
            "for (i in 1..2_000_000_000) { for (j in 1..2_000_000_000) { } }",
            "sleep 600_000",
            "Thread.sleep 600_000",
            "(1..1_000_000_000).each { }",
            "1_000_000_000.times { it * 2 }",
            "java.util.stream.Stream.generate { 1 }.forEach { }",
            "while (true) { try { sleep 50 } catch (Exception swallowed) { } }",
            "def spin; spin = { n -> n }; while (spin(1)) { }");

    @AfterEach
    void theEngineGoesOn() {
        assertThat(GRID.e0().applySync(Shipped.twice(), 21)).isEqualTo(42);
        assertThat(GRID.e0().execute("6 * 7").get().value()).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new java.util.concurrent.CountDownLatch(1).await()", "while (true) { }"})
    void theCopyingOfAValueThatDoesNotEndIsShownAndCanBeInterrupted(String endless) {
        DirectView e0 = GRID.e0();
        e0.execute("class Stuck implements Serializable { private void writeObject(ObjectOutputStream out) { " + endless
                        + " } }; stuck = new Stuck(); null")
                .get();
        AsyncResult<Integer> next = e0.evaluate("6 * 7");
        await().until(() -> GRID.client().status().get(0).running().stream()
                .anyMatch(
                        copy -> copy.kind().equals("grid copy") && copy.label().equals("stuck")));

        assertThat(GRID.client().interrupt(0)).isEqualTo(InterruptOutcome.STOPPED);

        assertThat(next.get()).isEqualTo(42);
        assertThat(e0.variables().list())
                .filteredOn(variable -> variable.name().equals("stuck"))
                .allMatch(variable -> variable.copy() == VariableInfo.Copy.LIVE_ONLY
                        && variable.note().contains("interrupted"));
        e0.execute("stuck.toString()").get();
        e0.flush();
    }

    @ParameterizedTest
    @FieldSource("ENDLESS_GROOVY")
    void aRunningScriptStops(String text) {
        assertStops(GRID.e0().execute(text));
    }

    @ParameterizedTest
    @FieldSource("ENDLESS_GROOVY")
    void aRunningClosureOfAScriptStops(String text) {
        assertStops(InClient.groovy(Map.of("e0", GRID.e0()), "e0.apply { -> " + text + " }"));
    }

    @ParameterizedTest
    @MethodSource("org.cogrid.client.it.CancelIT$Shipped#endless")
    void aRunningLambdaStops(Endless endless) {
        assertStops(GRID.e0().apply(endless.function()));
    }

    @Test
    void aTaskCancelledRightAfterItWasSentIsRemovedOrStopped() {
        for (int i = 0; i < 50; i++) {
            AsyncResult<ExecuteReply> result = GRID.e0().execute("while (true) { }");

            assertThat(result.cancel()).isIn(CancelOutcome.REMOVED, CancelOutcome.STOPPED);
            assertAborted(result);
        }
    }

    @Test
    void aQueuedTaskIsRemovedAndNeverRuns() {
        DirectView e0 = GRID.e0();
        AsyncResult<ExecuteReply> first = running(e0.execute("while (true) { }"));
        AsyncResult<ExecuteReply> queued = e0.execute("ran = true");
        AsyncResult<ExecuteReply> last = e0.execute("after = true");

        assertThat(queued.cancel()).isEqualTo(CancelOutcome.REMOVED);
        assertAborted(queued);
        assertThat(queued.metadata().started()).isNull();
        assertThat(first.ready()).isFalse();

        first.cancel();
        last.get();
        assertThat(e0.contains("ran")).isFalse();
        assertThat(e0.contains("after")).isTrue();
    }

    @Test
    void cancellingAFinishedTaskIsTooLateAndItsValueStands() {
        AsyncResult<Integer> done = GRID.e0().apply(Shipped.twice(), 1);
        assertThat(done.get()).isEqualTo(2);

        assertThat(done.cancel()).isEqualTo(CancelOutcome.TOO_LATE);
        assertThat(done.get()).isEqualTo(2);
        assertThat(done.metadata().status()).isEqualTo(TaskStatus.OK);
    }

    @Test
    void cancellingTwiceIsTooLateTheSecondTime() {
        AsyncResult<ExecuteReply> result = running(GRID.e0().execute("while (true) { }"));

        assertThat(result.cancel()).isEqualTo(CancelOutcome.STOPPED);
        assertThat(result.cancel()).isEqualTo(CancelOutcome.TOO_LATE);
        assertAborted(result);
    }

    @Test
    void aLoopInsideTheJdkIsReportedAsStuckWithWhereAndTheEngineGoesOnOnceItEnds() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AsyncResult<Long> result = GRID.e0().apply(Shipped.readToTheEnd(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                running(result);

                assertThat(result.cancel()).isEqualTo(CancelOutcome.STUCK);
                assertThat(result.ready()).isFalse();
                assertThat(result.metadata().error())
                        .contains("stuck in ")
                        .contains("SocketDispatcher.read")
                        .contains("CancelIT$Shipped")
                        .contains("restart engine 0");
                accepted.shutdownOutput();
            }
            assertThat(result.await(Duration.ofSeconds(30))).isTrue();
            assertAborted(result);
        }
    }

    @Test
    void aTimeLimitStopsATask() {
        AsyncResult<ExecuteReply> result =
                GRID.e0().withTimeLimit(Duration.ofMillis(300)).execute("while (true) { }");

        assertThatThrownBy(result::get)
                .isInstanceOf(TaskAbortedException.class)
                .hasMessageContaining("time limit")
                .hasMessageContaining("300 ms");
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.ABORTED);
    }

    @Test
    void aTimeLimitLeavesAFasterTaskAlone() {
        AsyncResult<Integer> result =
                GRID.e0().withTimeLimit(Duration.ofSeconds(60)).apply(Shipped.twice(), 4);

        assertThat(result.get()).isEqualTo(8);
    }

    @Test
    void forEverIsATimeLikeAnyOther() throws TimeoutException {
        Duration ever = Duration.ofSeconds(Long.MAX_VALUE);

        AsyncResult<Integer> result =
                GRID.e0().withTimeout(ever).withTimeLimit(ever).apply(Shipped.twice(), 4);
        GRID.client().waitForEngines(1, ever);

        assertThat(result.await(ever)).isTrue();
        assertThat(result.get(ever)).isEqualTo(8);
        assertThat(result.get()).isEqualTo(8);
    }

    @Test
    void theEndOfAWaitLeavesTheTaskRunning() {
        GRID.e0().put("done", false);
        AsyncResult<ExecuteReply> result =
                GRID.e0().withTimeout(Duration.ofMillis(50)).execute("while (!done) { sleep 10 }; 'ended'");
        assertThatThrownBy(result::get).isInstanceOf(TaskTimeoutException.class);
        running(result);
        assertThatThrownBy(() -> result.get(Duration.ZERO)).isInstanceOf(TimeoutException.class);
        assertThat(result.await(Duration.ZERO)).isFalse();
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.RUNNING);

        assertThat(result.cancel()).isEqualTo(CancelOutcome.STOPPED);
    }

    @Test
    void abortEndsTheWholeQueueWithNoneOfItStarting() {
        DirectView e0 = GRID.e0();
        e0.put("ran", 0);
        AsyncResult<ExecuteReply> first = running(e0.execute("while (true) { }"));
        List<AsyncResult<ExecuteReply>> queued = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            queued.add(e0.execute("ran++"));
        }

        assertThat(e0.abort()).isEqualTo(21);

        assertAborted(first);
        queued.forEach(CancelIT::assertAborted);
        assertThat(e0.<Integer>get("ran")).isZero();
        assertThat(e0.abort()).isZero();
    }

    @Test
    void abortOfAListLeavesTheOthers() {
        DirectView e0 = GRID.e0();
        AsyncResult<ExecuteReply> first = running(e0.execute("while (true) { }"));
        AsyncResult<ExecuteReply> second = e0.execute("'second'");
        AsyncResult<ExecuteReply> third = e0.execute("'third'");

        e0.abort(List.of(first, third));

        assertAborted(first);
        assertAborted(third);
        assertThat(second.get().value()).isEqualTo("second");
    }

    @Test
    void abortLeavesOtherClientsAlone() {
        try (var other = GRID.cluster().connect()) {
            AsyncResult<ExecuteReply> theirs = running(other.view(0).execute("while (true) { }"));
            AsyncResult<ExecuteReply> mine = GRID.e0().execute("1");

            assertThat(GRID.e0().abort()).isEqualTo(1);

            assertAborted(mine);
            assertThat(theirs.ready()).isFalse();
            theirs.cancel();
        }
    }

    private static void assertStops(AsyncResult<?> result) {
        running(result);

        assertThat(result.cancel()).isEqualTo(CancelOutcome.STOPPED);
        assertAborted(result);
        assertThat(result.metadata().completed()).isNotNull();
    }

    private static void assertAborted(AsyncResult<?> result) {
        assertThatThrownBy(result::get).isInstanceOf(TaskAbortedException.class);
        assertThatThrownBy(result::get).isInstanceOf(TaskAbortedException.class);
        assertThat(result.ready()).isTrue();
        assertThat(result.successful()).isFalse();
        TaskMetadata metadata = result.metadata();
        assertThat(metadata.status()).isEqualTo(TaskStatus.ABORTED);
        assertThat(metadata.error()).isNotBlank();
    }

    private static <T> AsyncResult<T> running(AsyncResult<T> result) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> result.metadata().status() == TaskStatus.RUNNING || result.ready());
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.RUNNING);
        return result;
    }

    private record Endless(String name, Fn0<Long> function) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Functions that run on the engine, apart from the test, whose static fields could not be made there. */
    private static final class Shipped {
        static List<Endless> endless() {
            return List.of(
                    new Endless("while (true)", () -> {
                        while (true) {
                            Thread.onSpinWait();
                        }
                    }),
                    new Endless("a counted loop", () -> countForYears()),
                    new Endless("sleep", () -> {
                        Thread.sleep(600_000);
                        return 0L;
                    }),
                    new Endless("a monitor", () -> waitForNobody()),
                    new Endless(
                            "Stream.generate",
                            () -> Stream.generate(() -> 1L).mapToLong(v -> v).sum()),
                    new Endless(
                            "a parallel stream",
                            () -> IntStream.range(0, Integer.MAX_VALUE)
                                    .parallel()
                                    .mapToLong(i -> countForYears())
                                    .sum()),
                    new Endless("recursion", () -> fibonacci(100)),
                    new Endless("a loop that swallows exceptions", () -> swallow()));
        }

        static Fn1<Integer, Integer> twice() {
            return v -> v * 2;
        }

        static Fn1<Integer, Long> readToTheEnd() {
            return port -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            };
        }

        private static long countForYears() {
            long sum = 0;
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                for (int j = 0; j < Integer.MAX_VALUE; j++) {
                    sum += i ^ j;
                }
            }
            return sum;
        }

        private static long waitForNobody() throws InterruptedException {
            Object monitor = new Object();
            synchronized (monitor) {
                while (true) {
                    monitor.wait();
                }
            }
        }

        private static long fibonacci(int n) {
            return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
        }

        private static long swallow() {
            long caught = 0;
            while (caught < Long.MAX_VALUE) {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    caught++; // as careless code does
                }
            }
            return caught;
        }
    }
}
