package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.spi.Interpreter;
import org.cogrid.node.internal.run.TaskStopped;
import org.junit.jupiter.api.Test;

class LocalInterpreterTest {
    private final Map<String, Object> variables = new ConcurrentHashMap<>();
    private final Interpreter interpreter =
            new LocalInterpreters().open(variables, LocalInterpreterTest.class.getClassLoader());

    @Test
    void textsAreOneSession() throws Throwable {
        interpreter.run("import java.util.concurrent.TimeUnit\nint n = 5\ndef f(x) { x * n }", "t");
        interpreter.run("class Point { int x }", "t");

        assertThat(interpreter.run("f(2) + new Point(x: 1).x", "t")).isEqualTo(11);
        assertThat(interpreter.functions()).containsExactly("f");
        assertThat(interpreter.classes()).containsExactly("Point", "TimeUnit");
        assertThat(variables).containsEntry("n", 5);
    }

    @Test
    void referencesNeedNoImport() throws Throwable {
        assertThat(interpreter.run("ref('a').toString()", "t")).isEqualTo("ref(a)");
    }

    @Test
    void aPointerToAFunctionIsTheFunctionAsItIsThen() throws Throwable {
        interpreter.run("def f(x) { x + 1 }", "t");
        interpreter.run("p = this.&f", "t");
        interpreter.run("def f(x) { x + 100 }", "t");

        assertThat(interpreter.run("p(1)", "t")).isEqualTo(2);
        assertThat(interpreter.run("(this.&f)(1)", "t")).isEqualTo(101);
    }

    @Test
    void itsClassesAreResourcesAlsoThoseOfEarlierTexts() throws Throwable {
        interpreter.run("class Base { }", "t");
        interpreter.run("class Point extends Base { }", "t");
        ClassLoader loader = interpreter.run("new Point()", "t").getClass().getClassLoader();

        assertThat(loader.getResource("Base.class")).isNotNull();
        try (var in = loader.getResource("Point.class").openStream()) {
            assertThat(in.readAllBytes()).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
        }
        assertThat(loader.getResource("Unknown.class")).isNull();
    }

    @Test
    void loopsAndSleepsCanBeStoppedAndTheThreadGoesOn() throws Exception {
        assertThatThrownBy(() -> stopped("started = true; while (true) { }")).hasCauseInstanceOf(TaskStopped.class);
        assertThatThrownBy(() -> stopped("started = true; sleep 1_000_000"))
                .hasCauseInstanceOf(InterruptedException.class);
    }

    private void stopped(String text) throws Exception {
        variables.clear();
        CompletableFuture<Object> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                end.complete(interpreter.run(text, "t"));
            } catch (Throwable failure) {
                interpreter.settle();
                boolean clean = !Thread.currentThread().isInterrupted();
                end.completeExceptionally(clean ? failure : new IllegalStateException("still interrupted"));
            }
        });
        thread.start();
        await().until(() -> variables.containsKey("started"));
        interpreter.stop(thread);
        end.get(50, TimeUnit.SECONDS);
    }
}
