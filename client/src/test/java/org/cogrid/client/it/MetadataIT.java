package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.Progress;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.Engine;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told of a task. */
class MetadataIT {
    /** How far apart the converted clocks of two processes of one machine may be: what an exchange spends on the wire. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @Test
    void everyFieldOfATaskThatSucceededIsFilled() {
        AsyncResult<Integer> result = GRID.e0().withLabel("twice 21").apply(Shipped.twice(), 21);
        assertThat(result.get()).isEqualTo(42);

        TaskMetadata metadata = result.metadata();
        assertThat(metadata.taskId()).isPositive();
        assertThat(metadata.label()).isEqualTo("twice 21");
        assertThat(metadata.kind()).isEqualTo("apply");
        assertThat(metadata.status()).isEqualTo(TaskStatus.OK);
        assertThat(metadata.engineId()).isZero();
        assertThat(metadata.engineUuid()).isNotNull();
        assertThat(metadata.clientId()).isNotEqualTo(new UUID(0, 0));
        assertThat(metadata.code()).isNotBlank();
        assertThat(metadata.error()).isNull();
        assertThat(metadata.stdout()).isEqualTo("twice\n");
        assertThat(metadata.stderr()).isEmpty();
        assertThat(metadata.data()).isNull();
        assertThat(metadata.bytesOut()).isPositive();
        assertThat(metadata.bytesIn()).isPositive();
        assertInOrder(metadata);
    }

    @Test
    void dataThatAThreadPublishesIsThatOfTheTaskThatStartedIt() {
        DirectView e0 = GRID.e0();
        AsyncResult<Integer> first = e0.apply(Shipped.leaveThreadThatPublishes());
        first.get();

        AsyncResult<Boolean> second = e0.apply(Shipped.lateDataIsRefused());

        assertThat(second.get()).isTrue();
        assertThat(second.metadata().data()).isEqualTo("of the second task");
        assertThat(first.metadata().data()).isEqualTo("of the first task");
    }

    @Test
    void aVeryLongLabelIsCut() {
        AsyncResult<ExecuteReply> result =
                GRID.e0().withLabel("x".repeat(5_000_000)).execute("1");

        result.get();
        assertThat(result.metadata().label()).hasSizeLessThanOrEqualTo(1_000).contains("characters cut");
    }

    @Test
    void aTextIsItsOwnCodeAndEachVerbItsKind() {
        DirectView e0 = GRID.e0();

        assertThat(ended(e0.execute("a = 1")).code()).isEqualTo("a = 1");
        assertThat(ended(e0.execute("a = 1")).kind()).isEqualTo("execute");
        assertThat(ended(e0.evaluate("a + 1")).kind()).isEqualTo("evaluate");
        assertThat(ended(e0.push(java.util.Map.of("b", 2))).kind()).isEqualTo("push");
        assertThat(ended(e0.pull("b")).kind()).isEqualTo("pull");
        assertThat(ended(e0.pull("b")).label()).isNull();
    }

    private static TaskMetadata ended(AsyncResult<?> result) {
        result.get();
        return result.metadata();
    }

    @Test
    void timesAreInOrderForManyTasks() {
        DirectView e0 = GRID.e0();
        AsyncResult<?> last = null;
        for (int i = 0; i < 100; i++) {
            last = e0.apply(Shipped.twice(), i);
            if (i % 10 == 0) {
                last.get();
                assertInOrder(last.metadata());
            }
        }
        assertThat(last).isNotNull();
        last.get();
        assertInOrder(last.metadata());
    }

    private static void assertInOrder(TaskMetadata metadata) {
        Instant submitted = metadata.submitted();
        assertThat(metadata.sent()).isAfterOrEqualTo(submitted);
        assertThat(metadata.started()).isAfterOrEqualTo(metadata.sent().minus(CLOCKS));
        assertThat(metadata.completed()).isAfterOrEqualTo(metadata.started());
        assertThat(metadata.received())
                .isAfterOrEqualTo(metadata.sent())
                .isAfterOrEqualTo(metadata.completed().minus(CLOCKS));
    }

    @Test
    void aFailedTaskTellsItsErrorInALine() {
        AsyncResult<ExecuteReply> result = GRID.e0().execute("throw new IOException('disk gone')");
        assertThatThrownBy(result::get).isInstanceOf(RemoteTaskException.class);

        TaskMetadata metadata = result.metadata();
        assertThat(metadata.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(metadata.error()).contains("java.io.IOException").contains("disk gone");
        assertInOrder(metadata);
    }

    @Test
    void whatIsKnownGrowsWhileATaskWaitsRunsAndEnds() {
        DirectView e0 = GRID.e0();
        AsyncResult<ExecuteReply> first = e0.execute("while (true) { sleep 10 }");
        AsyncResult<ExecuteReply> second = e0.execute("1");

        await().until(() -> first.metadata().status() == TaskStatus.RUNNING);
        assertThat(first.metadata().started()).isNotNull();
        assertThat(first.metadata().completed()).isNull();
        assertThat(first.metadata().received()).isNull();
        assertThat(first.progress()).isEqualTo(new Progress(0, 1));
        assertThat(second.metadata().status()).isEqualTo(TaskStatus.QUEUED);
        assertThat(second.metadata().started()).isNull();
        assertThatThrownBy(second::successful).isInstanceOf(IllegalStateException.class);
        assertThat(first.toString()).startsWith("<AsyncResult execute ").endsWith(" on engine 0: running>");
        assertThat(second.toString()).endsWith(": queued>");

        first.cancel();
        second.get();
        assertThat(second.toString()).endsWith(": ok>");
        assertThat(second.progress()).isEqualTo(new Progress(1, 1));
        assertThat(second.successful()).isTrue();
        assertThat(first.toString()).endsWith(": aborted>");
    }

    @Test
    void durationsAddUp() {
        AsyncResult<ExecuteReply> result = GRID.e0().execute("sleep 30");
        result.get();

        assertThat(result.serialTime()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(result.elapsed()).isEqualTo(result.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(result.wallTime()).isEqualTo(result.elapsed());
    }

    @Test
    void taskIdsOfAClientAreItsOwnNumbers() {
        DirectView e0 = GRID.e0();

        TaskMetadata first = ended(e0.execute("1"));
        TaskMetadata second = ended(GRID.e1().execute("2"));

        assertThat(second.taskId()).isEqualTo(first.taskId() + 1);
        assertThat(second.clientId()).isEqualTo(first.clientId());
        assertThat(second.engineUuid()).isNotEqualTo(first.engineUuid());
    }

    @Test
    void metadataPrintsALineForEachThingKnown() {
        AsyncResult<ExecuteReply> result = GRID.e0().withLabel("seven").execute("println 7; 7");
        result.get();

        assertThat(result.metadata().toString())
                .startsWith("<TaskMetadata execute ")
                .contains("seven")
                .contains("println 7; 7")
                .contains("received");
    }

    @Test
    void aReplyWithoutAValueSaysSo() {
        assertThat(GRID.e0().execute("none = null").get()).hasToString("<ExecuteReply: no value>");
    }

    @Test
    void namesOfThingsAreShortAndDoNotWait() {
        assertThat(GRID.e0()).hasToString("<DirectView 0>");
        assertThat(GRID.client().toString()).startsWith("<Client of grid '").endsWith(": engines [0, 1]>");
    }

    /** Functions that run on the engine. */
    private static final class Shipped {
        static Fn1<Integer, Integer> twice() {
            return v -> {
                System.out.println("twice");
                return v * 2;
            };
        }

        private static final CountDownLatch FIRST_HAS_ENDED = new CountDownLatch(1);
        private static final CompletableFuture<Boolean> LATE_DATA_REFUSED = new CompletableFuture<>();

        static Fn0<Integer> leaveThreadThatPublishes() {
            return () -> {
                Engine engine = Engine.current();
                CountDownLatch published = new CountDownLatch(1);
                new Thread(() -> {
                            engine.publish("of the first task");
                            published.countDown();
                            LATE_DATA_REFUSED.complete(isRefusedLater(engine));
                        })
                        .start();
                published.await();
                return 1;
            };
        }

        private static boolean isRefusedLater(Engine engine) {
            try {
                FIRST_HAS_ENDED.await();
                engine.publish("too late");
                return false;
            } catch (IllegalStateException | InterruptedException e) {
                return e.getMessage().contains("has ended");
            }
        }

        static Fn0<Boolean> lateDataIsRefused() {
            return () -> {
                Engine.current().publish("of the second task");
                FIRST_HAS_ENDED.countDown();
                return LATE_DATA_REFUSED.get();
            };
        }
    }
}
