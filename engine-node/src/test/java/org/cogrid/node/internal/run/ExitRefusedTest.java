package org.cogrid.node.internal.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitRefusedTest {
    private final EngineThread engine = new EngineThread();

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(3); return 1;",
                "Runtime.getRuntime().exit(3); return 1;",
                "Runtime.getRuntime().halt(3); return 1;",
                "IntConsumer f = System::exit; f.accept(3); return 1;",
                "IntConsumer f = Runtime.getRuntime()::halt; f.accept(3); return 1;",
                "BiConsumer<Runtime, Integer> f = Runtime::exit; f.accept(Runtime.getRuntime(), 3); return 1;",
                "IntStream.of(3).forEach(System::exit); return 1;",
                "new Thread(() -> System.exit(3)) {{ setUncaughtExceptionHandler((t, e) -> failure = e); start(); join(); }};"
                        + " throw (RuntimeException) failure;",
            })
    void toJava(String body) throws Exception {
        assertRefused(ShippedJava.task(body, "static Throwable failure;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(3)",
                "System.exit 3",
                "Runtime.runtime.exit(3)",
                "Runtime.runtime.halt(3)",
                "Runtime.getRuntime().halt(3)",
                "def f = System.&exit; f(3)",
                "def f = System::exit; f(3)",
                "def f = Runtime.runtime.&halt; f(3)",
                "System.'exit'(3)",
                "def name = 'exit'; System.\"$name\"(3)",
                "import static java.lang.System.exit; exit(3)",
                "import static java.lang.System.*; exit(3)",
                "import java.lang.System as S; S.exit(3)",
                "[3].each { System.exit(it) }",
                "[3].each(System.&exit)",
                "System.invokeMethod('exit', 3)",
                "System.metaClass.invokeStaticMethod(System, 'exit', 3)",
                "@groovy.transform.CompileStatic def f() { System.exit(3) }; f()",
                "@groovy.transform.CompileStatic def f() { Runtime.runtime.halt(3) }; f()",
                "for (i in 1..20000) { System.nanoTime() }; System.exit(3)",
                "def c = System; c.exit(3)",
                "Runtime.runtime.with { exit(3) }",
            })
    void toGroovy(String text) {
        assertRefused(ShippedGroovy.task(text));
    }

    private void assertRefused(Callable<?> body) {
        assertThatThrownBy(() -> engine.run(body))
                .rootCause()
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("refused on an engine")
                .hasMessageContaining("return or throw instead")
                .hasMessageContaining("cogrid stop ");
    }

    @Test
    void butOffEngineThreadsTheGuardLetsPass() {
        ThrowingCallable offEngine = () -> ExitGuard.refuseOnEngine("System.exit");

        assertThatCode(offEngine).doesNotThrowAnyException();
    }

    @Test
    void theRestOfSystemAndRuntimeWorksInGroovy() {
        engine.run(ShippedGroovy.task("assert System.nanoTime() > 0; assert System.getProperty('java.version');"
                + " assert Runtime.runtime.availableProcessors() > 0; System.out.println('x');"
                + " assert [1, 2].collect(System.&identityHashCode).size() == 2; assert System.lineSeparator()"));
    }
}
