package org.cogrid.node.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.cogrid.node.internal.run.EngineThread;
import org.cogrid.node.internal.run.ShippedGroovy;
import org.cogrid.node.internal.run.TaskRun;
import org.cogrid.node.internal.run.TaskThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutputRouterTest {
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private EngineThread engine;

    @BeforeEach
    void open() {
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        engine = new EngineThread();
    }

    @AfterEach
    void close() {
        engine.close();
        System.setOut(before);
    }

    @Test
    void aTasksOutputGoesToItsSink() {
        engine.run(() -> {
            System.out.println("x = " + 1);
            System.out.printf("%d %s%n", 2, "ü");
            System.out.append('c').append("de", 0, 1).print(new char[] {'é'});
            System.err.print("trouble");
            return null;
        });

        assertThat(engine.printed()).isEqualToIgnoringNewLines("x = 12 ücdé");
        assertThat(String.join("", engine.err)).isEqualTo("trouble");
        assertThat(logged()).isEmpty();
    }

    @Test
    void otherThreadsPrintAsEver() {
        engine.start(() -> 1);

        System.out.println("mine");

        assertThat(logged()).isEqualToIgnoringNewLines("mine");
        assertThat(engine.out).isEmpty();
    }

    @Test
    void aThreadTheTaskStartedPrintsToTheTaskUntilItEnds() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Thread thread = (Thread) engine.run(() -> {
            CountDownLatch printed = new CountDownLatch(1);
            Thread started = new Thread(() -> {
                System.out.print("within");
                printed.countDown();
                await(ended);
                System.out.print("after");
            });
            started.start();
            await(printed);
            return started;
        });
        ended.countDown();
        thread.join();

        assertThat(engine.printed()).isEqualTo("within");
        assertThat(logged()).isEqualTo("after");
    }

    @Test
    void aWorkerOfTheCommonPoolPrintsToTheOnlyEnginesTask() {
        engine.run(() -> inCommonPool(() -> System.out.print("pooled")));

        assertThat(engine.printed()).isEqualTo("pooled");
    }

    @Test
    void withTwoEnginesAWorkerOfTheCommonPoolPrintsToTheLog() {
        inCommonPool(() -> {}); // so there is a worker that no task has started
        try (EngineThread other = new EngineThread()) {
            engine.run(() -> inCommonPool(() -> System.out.print("pooled")));

            assertThat(engine.printed() + other.printed()).isEmpty();
            assertThat(logged()).isEqualTo("pooled");
        }
    }

    @Test
    void aCharacterSplitOverTwoWritesArrivesWhole() {
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        engine.run(() -> {
            System.out.write(euro, 0, 1);
            System.out.flush();
            System.out.write(euro[1]);
            System.out.write(euro, 2, 1);
            return null;
        });

        assertThat(engine.out).containsExactly("€");
    }

    @Test
    void aLineArrivesWhileTheTaskRuns() {
        CountDownLatch release = new CountDownLatch(1);
        EngineThread.Started task = engine.startAndAwaitGo(() -> {
            System.out.println("go");
            await(release);
            return null;
        });

        assertThat(task.outcome()).isNotDone();
        release.countDown();
        task.outcome().join();
    }

    @Test
    void aFloodArrivesWholeAndInBlocks() {
        engine.run(() -> {
            for (int i = 0; i < 100_000; i++) {
                System.out.println(i);
            }
            return null;
        });

        assertThat(engine.printed().lines()).hasSize(100_000).endsWith("99999");
        assertThat(engine.out).hasSizeLessThan(1_000);
    }

    @Test
    void whatIsWrittenInOneGoArrivesInBlocks() {
        engine.run(() -> {
            System.out.write("ü".repeat(50_000).getBytes(StandardCharsets.UTF_8));
            return null;
        });

        assertThat(engine.printed()).isEqualTo("ü".repeat(50_000));
        assertThat(engine.out).allSatisfy(block -> assertThat(block).hasSizeLessThan(20_000));
    }

    @Test
    void aThreadThatIsStuckInTheTextOfWhatItPrintsKeepsNoTaskFromEnding() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Object stuck = new Object() {
            @Override
            public String toString() {
                entered.countDown();
                await(release);
                return "at last";
            }
        };

        EngineThread.Started task = engine.start(() -> {
            System.out.print("before ");
            new Thread(() -> System.out.printf("%s", stuck)).start();
            await(entered);
            return "ended";
        });

        assertThat(task.outcome().get(50, TimeUnit.SECONDS)).isEqualTo("ended");
        assertThat(engine.printed()).isEqualTo("before ");
        release.countDown();
    }

    @Test
    void bothStreamsKeepTheirOrder() {
        StringBuilder seen = new StringBuilder();
        try (TaskThreads threads = TaskThreads.open("other", () -> {})) {
            TaskRun run = threads.begin(
                    (isErr, text) -> seen.append(isErr ? "err " : "out ").append(text));
            System.out.print("1 ");
            System.err.print("2 ");
            System.out.print("3");
            run.end();
        }
        assertThat(seen).hasToString("out 1 err 2 out 3");
    }

    @Test
    void groovysPrintlnGoesToTheTask() {
        engine.run(ShippedGroovy.task("println 'a'; [1].each { print it }; System.out << 'b'; printf('%s', 'c')"));

        assertThat(engine.printed()).isEqualToIgnoringNewLines("a1bc");
    }

    @Test
    void theOriginalsComeBackWithTheLastEngine() {
        PrintStream routed = System.out;
        try (EngineThread second = new EngineThread()) {
            assertThat(second).isNotNull();
            assertThat(System.out).isSameAs(routed);
        }
        assertThat(System.out).isSameAs(routed);

        engine.close();

        assertThat(System.out).isNotSameAs(routed);
    }

    @Test
    void aStreamSomebodyElsePutThereStays() {
        PrintStream wrapper = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(wrapper);

        engine.close();

        assertThat(System.out).isSameAs(wrapper);
        System.out.print("still heard");
        assertThat(logged()).isEqualTo("still heard");
    }

    @Test
    void aTaskThatClosesStandardOutputClosesNothing() {
        engine.run(() -> {
            System.out.close();
            System.out.print("still here");
            return null;
        });

        assertThat(engine.printed()).isEqualTo("still here");
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** Neither a future nor a join, as with those the caller may lend a hand. */
    private static Object inCommonPool(Runnable body) {
        CountDownLatch done = new CountDownLatch(1);
        ForkJoinPool.commonPool().execute(() -> {
            body.run();
            done.countDown();
        });
        await(done);
        return true;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
