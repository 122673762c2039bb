package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.client.internal.output.LastLine;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.config.Showing;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.TaskTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bar that a waiting thread sees, on a terminal in memory that both standard streams lead to. */
class ShownProgressTest {
    private final FakeGrid grid = new FakeGrid(0, 1);
    private final Client client = grid.client();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final LastLine line = LastLine.ofProcess();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(written, true, StandardCharsets.UTF_8);

    @BeforeEach
    void sitAtTheTerminal() {
        grid.engines.values().forEach(engine -> engine.holds = true);
        grid.output = OutputDisplay.of(Showing.ALWAYS, () -> true);
        System.setOut(terminal);
        System.setErr(terminal);
        LastLine.setOfProcess(new LastLine(terminal, () -> true));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
        LastLine.setOfProcess(line);
    }

    private FakeHandle task(int engine) {
        return grid.engine(engine).handles.get(0);
    }

    private static <T> CompletableFuture<T> waiting(AsyncResult<T> result) {
        return CompletableFuture.supplyAsync(() -> result.showProgress().get(), CallbackThreads.executor());
    }

    /** Returns the lines that a terminal shows, without spaces at their ends. */
    private List<String> screen() {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int column = 0;
        for (char each : written.toString(StandardCharsets.UTF_8).toCharArray()) {
            if (each == '\r') {
                column = 0;
            } else if (each == '\n') {
                lines.add(current.toString().stripTrailing());
                current.setLength(0);
                column = 0;
            } else {
                current.replace(column, Math.min(column + 1, current.length()), String.valueOf(each));
                column++;
            }
        }
        lines.add(current.toString().stripTrailing());
        return lines;
    }

    private void awaitBar(int row, String ratio) {
        await().until(() -> screen().size() == row + 1 && screen().get(row).contains("] " + ratio + " ("));
    }

    @Test
    void theBarIsTheLastLineBelowAllOutputAndIsClearedAtTheEnd() {
        CompletableFuture<List<Integer>> waits = waiting(client.all().apply(() -> 1));
        awaitBar(0, "0/2");
        task(0).print(false, "one\n");
        task(1).print(true, "two\n");
        awaitBar(2, "0/2");
        task(0).succeed(1);
        awaitBar(2, "1/2");
        assertThat(screen().get(2)).startsWith("  50% [==").contains("/s");
        task(1).print(false, "three");
        task(1).succeed(2);

        assertThat(waits.join()).containsExactly(1, 2);
        assertThat(screen().subList(0, 2)).isSubsetOf("[0] one", "[1] two").doesNotHaveDuplicates();
        assertThat(screen().subList(2, screen().size())).containsExactly("[1] three", "");
    }

    @Test
    void outputThatComesThickAndFastIsNotMixedWithTheBar() {
        CompletableFuture<List<Integer>> waits = waiting(client.all().apply(() -> 1));
        awaitBar(0, "0/2");
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            task(0).print(i % 2 == 0, "line " + i + "\n");
            printed.add("[0] line " + i);
        }
        task(0).succeed(1);
        task(1).succeed(1);
        waits.join();

        printed.add("");
        assertThat(screen()).isEqualTo(printed);
    }

    @Test
    void nothingIsShownWithoutATerminal() {
        LastLine.setOfProcess(new LastLine(terminal, () -> false));
        MultiResult<Integer> result = client.all().apply(() -> 1);
        CompletableFuture<List<Integer>> waits = waiting(result);
        task(0).print(false, "one\n");
        await().until(() -> screen().size() == 2);
        task(0).succeed(1);
        task(1).succeed(1);

        waits.join();
        assertThat(screen()).containsExactly("[0] one", "");
        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("\r[", "%");
    }

    @Test
    void theResultItselfIsGivenAndAFailureIsThrownWhenItIsAskedFor() {
        MultiResult<Integer> result = client.all().apply(() -> 1);
        task(0).succeed(1);
        task(1).fail(new EngineLostException("gone"));

        assertThat(result.showProgress()).isSameAs(result);
        assertThatThrownBy(result::get).isInstanceOf(CompositeTaskException.class);
    }

    @Test
    void aBarOfOneTaskWaitsNoLongerThanTheViewAllows() {
        AsyncResult<Integer> result =
                client.view(0).withTimeout(Duration.ofMillis(1)).apply(() -> 1);

        assertThatThrownBy(result::showProgress).isInstanceOf(TaskTimeoutException.class);
        assertThatThrownBy(client.all().withTimeout(Duration.ofMillis(1)).apply(() -> 1)::showProgress)
                .isInstanceOf(TaskTimeoutException.class);
        task(0).succeed(1);
        assertThat(result.showProgress().get()).isEqualTo(1);
    }

    @Test
    void twoWhoWaitAtOnceShowOneBar() {
        CompletableFuture<Integer> one = waiting(client.view(0).apply(() -> 1));
        awaitBar(0, "0/1");
        CompletableFuture<Integer> other = waiting(client.view(1).apply(() -> 1));
        task(1).print(false, "seen\n");
        awaitBar(1, "0/1");
        task(1).succeed(1);
        other.join();
        awaitBar(1, "0/1");
        task(0).succeed(1);

        one.join();
        assertThat(screen()).containsExactly("[1] seen", "");
    }

    @Test
    void nothingIsDrawnWhileAPromptNeedsTheLine() {
        AtomicBoolean free = new AtomicBoolean();
        LastLine.ofProcess().onlyWhile(free::get);
        CompletableFuture<Integer> waits = waiting(client.view(0).apply(() -> 1));
        task(0).print(false, "one\n");
        await().until(() -> screen().size() == 2);
        assertThat(screen()).containsExactly("[0] one", "");
        free.set(true);
        awaitBar(1, "0/1");

        task(0).succeed(1);
        waits.join();
    }
}
