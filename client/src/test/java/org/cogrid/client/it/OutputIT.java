package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.MultiResult;
import org.cogrid.client.PublishedData;
import org.cogrid.core.CogridException;
import org.cogrid.core.Engine;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tasks print and publish, and what becomes of a text. */
class OutputIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @Test
    void bothStreamsOfAScriptArriveWhileItRuns() {
        AsyncResult<ExecuteReply> result =
                GRID.e0().execute("println 'out 1'; System.err.println 'err 1'; while (true) { sleep 10 }");

        await().until(() -> result.metadata().stdout().equals("out 1\n")
                && result.metadata().stderr().equals("err 1\n"));
        assertThat(result.ready()).isFalse();

        result.cancel();
        assertThat(result.metadata().stdout()).isEqualTo("out 1\n");
    }

    @Test
    void publishedDataOfSeveralEnginesIsHeardWhileTheyRun() {
        List<PublishedData> heard = new CopyOnWriteArrayList<>();
        MultiResult<ExecuteReply> result = GRID.client()
                .all()
                .execute("org.cogrid.core.Engine.current().publish([1, 2]); while (true) { sleep 10 }");
        CompletableFuture<?> end = result.onData(heard::add);

        await().until(() -> heard.size() == 2);
        assertThat(heard)
                .containsExactlyInAnyOrder(new PublishedData(0, List.of(1, 2)), new PublishedData(1, List.of(1, 2)));
        assertThat(end).isNotDone();

        result.cancel();
        await().until(end::isDone);
    }

    @Test
    void whatATaskChangesOfItsThreadAndStreamsIsUndone() {
        GRID.e0().execute("""
            Thread.currentThread().priority = 1
            System.out = new PrintStream(new ByteArrayOutputStream())
            System.err = System.out
            """).get();

        ExecuteReply later = GRID.e0()
                .execute("println 'out'; System.err.println 'err'; Thread.currentThread().priority")
                .get();

        assertThat(later.value()).isEqualTo(Thread.NORM_PRIORITY);
        assertThat(later.stdout()).isEqualTo("out\n");
        assertThat(later.stderr()).isEqualTo("err\n");
    }

    @Test
    void outputWithoutALineEndArrivesWhileTheTaskRuns() {
        AsyncResult<ExecuteReply> result = GRID.e0().execute("print 'half a li'; while (true) { sleep 10 }");

        await().until(() -> result.metadata().stdout().equals("half a li"));
        assertThat(result.ready()).isFalse();
    }

    @Test
    void outputOfALambdaOfItsThreadsAndOfAParallelStreamArrivesWhileItRuns() {
        AsyncResult<Integer> result = GRID.e0().apply(Shipped.printFromThreads());

        await().until(() -> {
            List<String> lines = result.metadata().stdout().lines().toList();
            return lines.contains("own")
                    && lines.contains("started")
                    && lines.stream()
                                    .filter(line -> line.startsWith("parallel"))
                                    .count()
                            == 64;
        });
        assertThat(result.ready()).isFalse();
    }

    @Test
    void allThatWasPrintedIsThereWithTheResult() {
        AsyncResult<Integer> result = GRID.e0().apply(Shipped.printLines(), 10_000);

        assertThat(result.get()).isEqualTo(10_000);
        assertThat(result.metadata().stdout().lines())
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void outputIsUnicodeTextWhateverTheEnginesEncoding() {
        ExecuteReply reply = GRID.e0()
                .execute("def größe = '\u00e4\u20ac\ud83d\ude00 \u65e5\u672c'; println größe; größe")
                .get();

        assertThat(reply.stdout()).isEqualTo("\u00e4\u20ac\ud83d\ude00 \u65e5\u672c\n");
        assertThat(reply.value()).isEqualTo("\u00e4\u20ac\ud83d\ude00 \u65e5\u672c");
    }

    @Test
    void outputOfConcurrentEnginesIsNotMixed() {
        AsyncResult<ExecuteReply> on0 = GRID.e0().execute("500.times { println \"zero $it\" }");
        AsyncResult<ExecuteReply> on1 = GRID.e1().execute("500.times { println \"one $it\" }");

        assertThat(on0.get().stdout().lines()).hasSize(500).allMatch(line -> line.startsWith("zero "));
        assertThat(on1.get().stdout().lines()).hasSize(500).allMatch(line -> line.startsWith("one "));
    }

    @Test
    void outputOfOneTaskIsNotThatOfTheNext() {
        DirectView e0 = GRID.e0();
        AsyncResult<ExecuteReply> first = e0.execute("println 'first'");
        AsyncResult<ExecuteReply> second = e0.execute("println 'second'");

        assertThat(first.get().stdout()).isEqualTo("first\n");
        assertThat(second.get().stdout()).isEqualTo("second\n");
    }

    @Test
    void aLineOfTenMegabytesArrives() {
        AsyncResult<ExecuteReply> result = GRID.e0().execute("println 'x' * 10_000_000; null");

        assertThat(result.get().stdout()).hasSize(10_000_001).endsWith("x\n");
    }

    @Test
    void outputBeforeAFailureIsKept() {
        AsyncResult<ExecuteReply> result = GRID.e0().execute("println 'so far'; throw new IOException('then')");

        assertThatThrownBy(result::get).hasMessageContaining("then");
        assertThat(result.metadata().stdout()).isEqualTo("so far\n");
    }

    @Test
    void publishedDataIsSeenWhileTheTaskRunsAndTheNewestAfterwards() {
        GRID.e0().put("go", false);
        AsyncResult<Integer> result = GRID.e0().apply(Shipped.publish());

        await().until(() -> Map.of("step", 1).equals(result.metadata().data()));
        assertThat(result.ready()).isFalse();

        result.cancel();
        AsyncResult<Integer> fast = GRID.e0().apply(Shipped.publishThrice());
        assertThat(fast.get()).isEqualTo(3);
        assertThat(fast.metadata().data()).isEqualTo(Map.of("step", 3));
    }

    @Test
    void aReplyTellsTypeTextValueAndOutput() {
        ExecuteReply reply = GRID.e0()
                .execute("println 'hello'; System.err.print 'oops'; [1, 2, 3]")
                .get();

        assertThat(reply.type()).isEqualTo("java.util.ArrayList");
        assertThat(reply.text()).isEqualTo("[1, 2, 3]");
        assertThat(reply.value()).isEqualTo(List.of(1, 2, 3));
        assertThat(reply.stdout()).isEqualTo("hello\n");
        assertThat(reply.stderr()).isEqualTo("oops");
    }

    @Test
    void aReplyOfNullHasNoType() {
        ExecuteReply reply = GRID.e0().execute("x = null").get();

        assertThat(reply.type()).isNull();
        assertThat(reply.value()).isNull();
        assertThat(reply.text()).isEqualTo("null");
    }

    @Test
    void aLastValueThatIsLargeDoesNotFailTheTask() {
        ExecuteReply reply = GRID.e0().execute("big = new byte[100_000]").get();

        assertThat(reply.type()).isEqualTo("byte[]");
        assertThatThrownBy(reply::value).isInstanceOf(CogridException.class).hasMessageContaining("more than 64 KB");
        assertThat(GRID.e0().get("big", byte[].class)).hasSize(100_000);
    }

    @Test
    void aLastValueThatCanNotTravelDoesNotFailTheTask() {
        ExecuteReply reply = GRID.e0().execute("conn = new Socket()").get();

        assertThat(reply.type()).isEqualTo("java.net.Socket");
        assertThatThrownBy(reply::value).isInstanceOf(CogridException.class).hasMessageContaining("java.net.Socket");
    }

    @Test
    void aLastValueWhoseTextFailsDoesNotFailTheTask() {
        ExecuteReply reply = GRID.e0()
                .execute("class Shy { String toString() { throw new IllegalStateException('not me') } }; new Shy()")
                .get();

        assertThat(reply.type()).isEqualTo("Shy");
        assertThat(reply.text()).contains("IllegalStateException");
    }

    /** Functions that run on the engine. */
    private static final class Shipped {
        static Fn0<Integer> printFromThreads() {
            return () -> {
                System.out.println("own");
                Thread started = new Thread(() -> System.out.println("started"));
                started.start();
                IntStream.range(0, 64).parallel().forEach(i -> System.out.println("parallel " + i));
                Thread.sleep(Duration.ofMinutes(10).toMillis());
                return 0;
            };
        }

        static Fn1<Integer, Integer> printLines() {
            return count -> {
                for (int i = 0; i < count; i++) {
                    System.out.println("line " + i);
                }
                return count;
            };
        }

        static Fn0<Integer> publish() {
            return () -> {
                Engine.current().publish(Map.of("step", 1));
                Thread.sleep(Duration.ofMinutes(10).toMillis());
                return 0;
            };
        }

        static Fn0<Integer> publishThrice() {
            return () -> {
                for (int step = 1; step <= 3; step++) {
                    Engine.current().publish(Map.of("step", step));
                }
                return 3;
            };
        }
    }
}
