package org.cogrid.node.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.node.internal.call.FunctionCaller;
import org.cogrid.node.internal.groovy.GroovySession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFunctionsTest {
    private final Map<String, Object> values = new HashMap<>();
    private final GroovySession session =
            new GroovySession(values, () -> getClass().getClassLoader(), Instrumentation::apply, definition -> {});
    private final FunctionCaller caller = new FunctionCaller(session::bytesOf);

    private Object call(Object function, Map<String, ?> named, Object... arguments) throws Throwable {
        return caller.call(function, arguments, named);
    }

    @Test
    void aFunctionOfTheSessionTakesArgumentsByName() throws Throwable {
        session.run("n = 7; def f(a, x = a + n, y = 2) { [a, x, y] }", "script");
        Object f = session.read("f");

        assertThat(call(f, Map.of(), 1)).isEqualTo(List.of(1, 8, 2));
        assertThat(call(f, Map.of("x", 0), 1)).isEqualTo(List.of(1, 0, 2));
        assertThat(call(f, Map.of("y", 0), 1)).isEqualTo(List.of(1, 8, 0));
        assertThatThrownBy(() -> call(f, Map.of("z", 0), 1)).hasMessageContaining("there is a, x, y");
        assertThatThrownBy(() -> call(f, Map.of()))
                .hasMessage("f takes 1 to 3 arguments (a, x, y), but none was given");
    }

    @Test
    void aFunctionFromSourceTakesArgumentsByName() throws Throwable {
        values.put("n", 7);
        Object function = session.function("{ a, x = n, y = 2 -> [a, x, y] }");

        assertThat(call(function, Map.of("y", 0), 1)).isEqualTo(List.of(1, 7, 0));
        assertThat(call(function, Map.of("y", 0, "a", 1, "x", 3))).isEqualTo(List.of(1, 3, 0));
    }

    @Test
    void aTypedFunctionTakesArgumentsByName() throws Throwable {
        session.run(
                "@groovy.transform.CompileStatic def f(int a, long x = a + 1, int y = 2) { (int) a + x + y }",
                "script");

        assertThat(call(session.read("f"), Map.of("y", 0), 1)).isEqualTo(3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 1_000_000",
                "[1].each { sleep 1_000_000 }",
                "def f() { while (true) { } }; f()",
                "def f(n) { n < 0 ? 0 : f(n) }; while (true) { try { f(1) } catch (StackOverflowError e) { } }",
                "x = 0; while (true) { x += 1 }",
            })
    void aTextStops(String text) throws Exception {
        try (EngineThread engine = new EngineThread()) {
            EngineThread.Started task = engine.startAndAwaitGo(() -> {
                try {
                    return session.run("println 'go'; " + text, "script");
                } catch (Exception | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(task.outcome()).isNotDone();

            assertThat(task.stop()).isEqualTo(new StopReport(true, ""));
        }
    }
}
