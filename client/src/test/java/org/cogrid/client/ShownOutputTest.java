package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import org.cogrid.client.OutputLine.Stream;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.config.Showing;
import org.cogrid.core.EngineLostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who wait for a task, and listeners, see of its output; its fate is the test's to decide. */
class ShownOutputTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final String END = System.lineSeparator();

    private final FakeGrid grid = new FakeGrid(0);
    private final FakeEngine engine = grid.engine(0);
    private final DirectView view = grid.client().view(0);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream shownOut = new ByteArrayOutputStream();
    private final ByteArrayOutputStream shownErr = new ByteArrayOutputStream();
    private volatile boolean several;

    /** The handler of the JVM's log keeps the stream that there is when it is made: not one of a test. */
    @BeforeAll
    static void makeLog() {
        assertThat(Logger.getLogger("").getHandlers()).isNotNull();
    }

    @BeforeEach
    void catchOutput() {
        engine.holds = true;
        grid.output = OutputDisplay.of(Showing.ALWAYS, () -> several);
        System.setOut(new PrintStream(shownOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(shownErr, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private AsyncResult<Integer> sent() {
        return view.apply(() -> 1);
    }

    private FakeHandle task() {
        return engine.handles.get(engine.handles.size() - 1);
    }

    private String shown() {
        return shownOut.toString(StandardCharsets.UTF_8);
    }

    private static CompletableFuture<Integer> waiting(AsyncResult<Integer> result) {
        return CompletableFuture.supplyAsync(result::get, CallbackThreads.executor());
    }

    @Test
    void whoWaitsSeesWholeLinesAsTheyComeEachStreamWhereItBelongs() {
        AsyncResult<Integer> result = sent();
        CompletableFuture<Integer> waits = waiting(result);

        task().print(false, "one\ntw");
        await().until(() -> shown().equals("one" + END));
        task().print(true, "oops\n");
        task().print(false, "o\nthr");
        await().until(() -> shown().equals("one" + END + "two" + END));
        assertThat(shownErr.toString(StandardCharsets.UTF_8)).isEqualTo("oops" + END);
        assertThat(waits).isNotDone();

        task().succeed(5);
        assertThat(waits.join()).isEqualTo(5);
        assertThat(shown()).isEqualTo("one" + END + "two" + END + "thr" + END);
    }

    @Test
    void whatWasPrintedBeforeIsShownByTheFirstWaitAndByNoOther() {
        AsyncResult<Integer> result = sent();
        task().print(false, "early\n");
        task().succeed(1);
        assertThat(result.ready()).isTrue();
        assertThat(result.successful()).isTrue();
        assertThat(result.toFuture().join()).isEqualTo(1);
        assertThat(shown()).isEmpty();

        result.get();
        assertThat(result.await(LONG)).isTrue();
        result.get();

        assertThat(shown()).isEqualTo("early" + END);
    }

    @Test
    void aWaitThatTimesOutHasShownWhatThereWas() {
        AsyncResult<Integer> result = sent();
        task().print(false, "so far\nno");

        assertThatThrownBy(() -> result.get(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
        assertThat(shown()).isEqualTo("so far" + END);
        task().print(false, "w\n");
        assertThat(result.await(Duration.ZERO)).isFalse();
        assertThat(shown()).isEqualTo("so far" + END + "now" + END);
    }

    @Test
    void linesTellTheirEngineWhereThereAreSeveral() {
        several = true;
        AsyncResult<Integer> result = sent();
        task().print(false, "a\nb");
        task().fail(new EngineLostException("gone"));

        assertThatThrownBy(result::get).isInstanceOf(EngineLostException.class);
        assertThat(shown()).isEqualTo("[0] a" + END + "[0] b" + END);
    }

    @Test
    void nothingIsShownWhereTheSettingOrTheViewSaysSo() {
        grid.output = OutputDisplay.of(Showing.NEVER, () -> true);
        AsyncResult<Integer> never = sent();
        task().print(false, "a\n");
        task().succeed(1);
        never.get();

        grid.output = OutputDisplay.of(Showing.ALWAYS, () -> true);
        AsyncResult<Integer> hidden = view.withHiddenOutput().apply(() -> 1);
        task().print(false, "b\n");
        task().succeed(1);
        hidden.get();

        assertThat(shown()).isEmpty();
    }

    @Test
    void twoWhoWaitForOneTaskSeeItsLinesOnce() {
        AsyncResult<Integer> result = sent();
        CompletableFuture<Integer> one = waiting(result);
        CompletableFuture<Integer> other = waiting(result);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            task().print(false, i + "\n");
            all.append(i).append(END);
        }
        task().succeed(1);

        CompletableFuture.allOf(one, other).join();
        assertThat(shown()).isEqualTo(all.toString());
    }

    @Test
    void aListenerHearsBothStreamsInOrderFromTheBeginningToTheEnd() throws Exception {
        AsyncResult<Integer> result = sent();
        task().print(false, "before\n");
        List<OutputLine> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = result.onOutput(heard::add);
        await().until(() -> heard.size() == 1);
        task().print(true, "oops\n");
        task().print(false, "last");
        await().until(() -> heard.size() == 2);
        assertThat(end).isNotDone();
        task().succeed(1);

        end.get(50, TimeUnit.SECONDS);
        assertThat(heard)
                .containsExactly(
                        new OutputLine(0, Stream.OUT, "before"),
                        new OutputLine(0, Stream.ERR, "oops"),
                        new OutputLine(0, Stream.OUT, "last"));
        result.get();
        assertThat(shown()).isEmpty(); // the listener has had it

        List<OutputLine> late = new CopyOnWriteArrayList<>();
        result.onOutput(late::add).get(50, TimeUnit.SECONDS);
        assertThat(late).isEqualTo(heard);
    }

    @Test
    void aListenerOfATaskThatIsLostHearsWhatHadComeAndTheEnd() throws Exception {
        AsyncResult<Integer> result = sent();
        List<String> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = result.onOutput(line -> heard.add(line.toString()));
        task().print(false, "half");
        task().fail(new EngineLostException("gone"));

        end.get(50, TimeUnit.SECONDS);
        assertThat(heard).containsExactly("[0] half");
    }

    @Test
    void aListenerThatFailsHearsNoMoreAndOthersDo() {
        AsyncResult<Integer> result = sent();
        List<OutputLine> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> failing = result.onOutput(line -> {
            throw new IllegalStateException("not me");
        });
        CompletableFuture<Void> other = result.onOutput(heard::add);
        task().print(false, "a\nb\n");
        task().succeed(1);

        assertThatThrownBy(() -> failing.get(50, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("not me");
        other.join();
        assertThat(heard).hasSize(2);
        assertThat(result.get()).isEqualTo(1);
    }

    @Test
    void aListenerThatBlocksHoldsUpNobodyAndOneThatIsCancelledHearsNoMore() throws Exception {
        AsyncResult<Integer> result = sent();
        CountDownLatch go = new CountDownLatch(1);
        List<OutputLine> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = result.onOutput(line -> {
            heard.add(line);
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        task().print(false, "a\nb\n");
        await().until(() -> heard.size() == 1);
        task().succeed(1);

        assertThat(result.get()).isEqualTo(1);
        end.cancel(false);
        go.countDown();
        result.onOutput(line -> {}).get(50, TimeUnit.SECONDS);
        assertThat(heard).hasSize(1);
    }
}
