package org.cogrid.node.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.cogrid.node.internal.output.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoppingTest {
    private final EngineThread engine = new EngineThread();

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "while (true) n++;",
                "for (;;) ;",
                "do { if (n++ % 2 == 0) continue; n++; } while (true);",
                "for (long i = 0; i < Long.MAX_VALUE; i++) n += i; return n;",
                "synchronized (this) { while (true) n++; }",
                "while (true) { try { n++; Thread.sleep(1000); } catch (Exception e) { n--; } }",
                "while (true) { try { n++; } catch (Throwable e) { n--; } }",
                "while (true) { try { if (n++ > 0) continue; n++; } catch (Throwable e) { n--; } }",
                "while (true) { try { while (true) { try { n++; } catch (Throwable e) { n--; } } } catch (Throwable e) { n--; } }",
                "while (true) { try { while (true) n++; } finally { n--; } }",
                "Runnable r = () -> { while (true) n++; }; r.run(); return 1;",
                "new Object() { void f() { while (true) n++; } }.f(); return 1;",
                "Stream.generate(() -> 1).forEach(x -> {}); return 1;",
                "IntStream.iterate(0, i -> i + 1).sum(); return 1;",
                "LongStream.range(0, Long.MAX_VALUE).forEach(i -> n += i); return 1;",
                "while (true) { recurse(1000); }",
                "outer: while (true) { switch ((int) (n++ % 3)) { case 0: continue outer; case 1: continue; default: } }",
                "new CountDownLatch(1).await(); return 1;",
                "Thread.sleep(1_000_000); return 1;",
            })
    void javaStops(String body) throws Exception {
        String recurse = "static long recurse(int d) { return d == 0 ? n : recurse(d - 1) + recurse(d - 1); }";
        assertStops(ShippedJava.task("System.out.println(\"go\"); " + body, recurse));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "for (;;) { }",
                "x = 0; while (true) { x = x + 1 }",
                "def c = { while (true) { } }; c()",
                "class A { def f() { while (true) { } } }; new A().f()",
                "def f() { while (true) { } }; f()",
                "def f(n) { n == 0 ? 0 : f(n - 1) + f(n - 1) }; f(400)",
                "@groovy.transform.CompileStatic long f() { long n = 0; while (n >= 0) { n++; if (n > 5) n = 0 }; n }; f()",
                "(1..1e9).each {}",
                "for (i in 1..1000000000) { }",
                "1000000000.times { }",
                "java.util.stream.Stream.generate { 1 }.forEach { }",
                "while (true) { try { Thread.sleep(1000) } catch (Exception e) { } }",
                "while (true) { try { def y = 1 } catch (Throwable e) { } }",
                "while (true) { try { [1].each { while (true) { } } } catch (Exception e) { } }",
                "trait T { def f() { while (true) { } } }; class U implements T { }; new U().f()",
                "[3, 1, 2].sort { a, b -> while (true) { } }",
                "synchronized (this) { while (true) { } }",
                "interface D { default f() { while (true) { } } }; (new D() { }).f()",
            })
    void groovyStops(String body) throws Exception {
        assertStops(ShippedGroovy.task("println 'go'; " + body));
    }

    private void assertStops(Callable<?> body) throws InterruptedException {
        EngineThread.Started task = engine.startAndAwaitGo(body);
        assertThat(task.outcome()).isNotDone();

        assertThat(task.stop()).isEqualTo(new StopReport(true, ""));

        assertThat(task.run().isStopped()).isTrue();
        assertThat(engine.run(() -> {
                    Thread.sleep(1); // not interrupted any more
                    return "next";
                }))
                .isEqualTo("next");
    }

    @Test
    void whatCallsNoShippedCodeIsReportedAsStuck() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        EngineThread.Started task = engine.startAndAwaitGo(() -> {
            System.out.println("go");
            while (release.getCount() > 0) {
                Thread.onSpinWait(); // not instrumented, and deaf to interrupts
            }
            return "done";
        });

        StopReport report = task.run().stop(Duration.ofMillis(50));

        assertThat(report.ended()).isFalse();
        assertThat(report.toString()).startsWith("stuck in ").contains("StoppingTest");
        release.countDown();
        assertThat(task.outcome().join()).isEqualTo("done");
    }

    @Test
    void threadsTheTaskStartedStopToo() throws Exception {
        Callable<?> body = ShippedJava.task(
                "Thread looping = new Thread(() -> { while (true) n++; });"
                        + " Thread sleeping = new Thread(() -> { try { Thread.sleep(1_000_000); } catch (InterruptedException e) { } });"
                        + " looping.start(); sleeping.start(); STARTED.add(looping); STARTED.add(sleeping);"
                        + " System.out.println(\"go\"); while (true) n++;",
                "public static final List<Thread> STARTED = new CopyOnWriteArrayList<>();");
        EngineThread.Started task = engine.startAndAwaitGo(body);

        assertThat(task.stop().ended()).isTrue();

        for (Object thread : (Iterable<?>) body.getClass().getField("STARTED").get(null)) {
            ((Thread) thread).join(Duration.ofSeconds(20).toMillis());
            assertThat(((Thread) thread).isAlive()).isFalse();
        }
    }

    @Test
    void aThreadThatAPoolOfAnEarlierTaskMakesMeanwhileIsNotInterrupted() throws Exception {
        ExecutorService pool = (ExecutorService) engine.run(() -> {
            ExecutorService left = Executors.newSingleThreadExecutor();
            left.submit(() -> {}).get(); // its thread is of this task, and so are those that it makes
            return left;
        });
        Waiting early = new Waiting();
        Waiting ofPool = new Waiting();
        Waiting late = new Waiting();

        EngineThread.Started task = engine.startAndAwaitGo(() -> {
            early.start();
            pool.submit(ofPool::start).get();
            late.start();
            System.out.println("go");
            new CountDownLatch(1).await();
            return null;
        });

        assertThat(task.stop().ended()).isTrue();
        assertThat(early.wasInterrupted()).isTrue();
        assertThat(late.wasInterrupted()).isTrue();
        assertThat(ofPool.wasInterrupted()).isFalse();
        pool.shutdown();
    }

    /** Starts a thread that waits until it is interrupted, or asked whether it was. */
    private static final class Waiting implements Runnable {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch asked = new CountDownLatch(1);
        private volatile Thread thread;
        private volatile boolean interrupted;

        void start() {
            thread = new Thread(this);
            thread.start();
            await(begun);
        }

        @Override
        public void run() {
            begun.countDown();
            await(asked);
            interrupted = Thread.interrupted();
        }

        boolean wasInterrupted() throws InterruptedException {
            asked.countDown();
            thread.join();
            return interrupted;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void anotherEngineOfThisJvmRunsOn() throws Exception {
        try (EngineThread other = new EngineThread()) {
            EngineThread.Started untouched = other.startAndAwaitGo(
                    ShippedJava.task("System.out.println(\"go\"); while (!done) n++; return \"whole\";", DONE));
            assertStops(ShippedJava.task("System.out.println(\"go\"); while (true) n++;", ""));

            assertThat(untouched.outcome()).isNotDone();
            assertThat(untouched.stop().ended()).isTrue();
        }
    }

    private static final String DONE = "static volatile boolean done;";

    @Test
    void aFinallyBlockRunsItsCalls() throws Exception {
        Callable<?> body = ShippedJava.task(
                "System.out.println(\"go\"); try { while (true) n++; } finally { tidy(); }",
                "static void tidy() { for (int i = 0; i < 10; i++) n++; System.out.println(\"tidied\"); }");
        EngineThread.Started task = engine.startAndAwaitGo(body);

        assertThat(task.stop().ended()).isTrue();

        assertThat(engine.printed()).contains("tidied");
        assertThatThrownBy(task.outcome()::join).hasCauseInstanceOf(TaskStopped.class);
    }

    @Test
    void aTaskCountsAsEndedOnlyWhenItsLastOutputIsDelivered() throws Exception {
        CountDownLatch delivering = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Sink slow = (isErr, text) -> {
            delivering.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        };
        AtomicReference<TaskRun> run = new AtomicReference<>();
        AtomicReference<TaskThreads> threads = new AtomicReference<>();
        threads.set(TaskThreads.open("slow sink", () -> {
            run.set(threads.get().begin(slow));
            System.out.print("last");
            run.get().end();
        }));
        try (TaskThreads open = threads.get()) {
            open.engineThread().start();
            delivering.await();

            assertThat(run.get().stop(Duration.ofMillis(1)).ended()).isFalse();
            release.countDown();
            assertThat(run.get().stop(Duration.ofSeconds(20)).ended()).isTrue();
            assertThat(run.get().isStopped()).isFalse();
        }
    }

    @Test
    void aClassIsNotSpoiltByStoppingItsInitialiser() throws Exception {
        Callable<?> body = ShippedJava.task(
                "System.out.println(\"go\"); for (;;) { Inner.touch(); }",
                "static class Inner { static { long until = System.nanoTime() + 50_000_000L;"
                        + " while (System.nanoTime() < until) n++; } static void touch() { } }");
        EngineThread.Started task = engine.startAndAwaitGo(body);

        assertThat(task.stop().ended()).isTrue();

        var touch = body.getClass().getClassLoader().loadClass("Shipped$Inner").getDeclaredMethod("touch");
        touch.setAccessible(true);
        touch.invoke(null);
    }

    @Test
    void aRequestThatComesAfterTheEndDoesNotHitTheNextTask() {
        EngineThread.Started first = engine.start(() -> 1);
        first.outcome().join();

        first.run().stop();

        assertThat(first.run().isStopped()).isFalse();
        assertThat(engine.run(() -> Thread.currentThread().isInterrupted())).isEqualTo(false);
    }

    @Test
    void aWorkerOfTheCommonPoolStopsWithTheOnlyEnginesTask() throws Exception {
        AtomicBoolean alive = new AtomicBoolean(true);
        Callable<?> looping = ShippedJava.task("while (true) n++;", "");
        EngineThread.Started task = engine.startAndAwaitGo(() -> {
            java.util.concurrent.ForkJoinPool.commonPool().execute(() -> {
                System.out.println("go");
                try {
                    looping.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    alive.set(false);
                }
            });
            return new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.HOURS);
        });

        assertThat(task.stop().ended()).isTrue();

        Awaitility.await().untilAsserted(() -> assertThat(alive).isFalse());
    }
}
