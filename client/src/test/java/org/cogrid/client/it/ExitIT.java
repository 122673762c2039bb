package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.function.Action.action;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that would end the engine's JVM is refused, and the engine lives. */
class ExitIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    static final List<String> ENDING_GROOVY = List.of(
            "System.exit(1)",
            "System.exit 0",
            "Runtime.getRuntime().exit(1)",
            "Runtime.runtime.halt(1)",
            "Runtime.runtime.with { halt(1) }",
            "def how = 'exit'; System.\"$how\"(1)",
            "(System.&exit)(1)",
            "(System::exit)(1)",
            "[1].each { System.exit(it) }",
            "[1].each(System.&exit)",
            "[1, 2].stream().forEach(System::exit)");

    @ParameterizedTest
    @FieldSource("ENDING_GROOVY")
    void aScriptThatEndsTheJvmIsRefused(String text) {
        assertRefused(() -> GRID.e0().execute(text).get());
    }

    @ParameterizedTest
    @FieldSource("ENDING_GROOVY")
    void aClosureThatEndsTheJvmIsRefused(String text) {
        assertRefused(() -> InClient.groovy(Map.of("e0", GRID.e0()), "e0.applySync { -> " + text + " }"));
    }

    @Test
    void aClassOfAScriptThatEndsTheJvmIsRefused() {
        assertRefused(() -> GRID.e0().execute("""
                        import groovy.transform.CompileStatic
                        import static java.lang.System.exit
                        @CompileStatic class Ender { void end() { exit(3) } }
                        new Ender().end()
                        """).get());
    }

    @Test
    void aMethodReferenceGivenAsAFunctionOfAScriptIsRefused() {
        assertRefused(() -> InClient.groovy(Map.of("e0", GRID.e0()), "e0.applySync(System.&exit, 1)"));
        assertRefused(() -> InClient.groovy(Map.of("e0", GRID.e0()), "e0.applySync(System::exit, 1)"));
    }

    @ParameterizedTest
    @MethodSource("org.cogrid.client.it.ExitIT$Shipped#ending")
    void aLambdaThatEndsTheJvmIsRefused(Ending ending) {
        assertRefused(() -> GRID.e0().applySync(ending.function()));
    }

    @Test
    void aMethodReferenceToSystemExitIsRefused() {
        assertRefused(() -> GRID.e0().applySync(Shipped.exitItself(), 1));
    }

    private static void assertRefused(ThrowingCallable ending) {
        List<Long> before = GRID.cluster().pids();

        assertThatThrownBy(ending)
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("is refused on an engine")
                .hasMessageContaining("return or throw instead. To stop the engine: cogrid stop 0, or ");

        assertThat(GRID.e0().execute("ProcessHandle.current().pid()").get().value())
                .isEqualTo(before.get(0));
        assertThat(GRID.cluster().pids()).isEqualTo(before);
    }

    private record Ending(String name, Fn0<?> function) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Functions that run on the engine. */
    private static final class Shipped {
        static List<Ending> ending() {
            return List.of(
                    new Ending("System.exit", () -> {
                        System.exit(1);
                        return 0;
                    }),
                    new Ending("Runtime.exit", () -> {
                        Runtime.getRuntime().exit(1);
                        return 0;
                    }),
                    new Ending("Runtime.halt", () -> {
                        Runtime.getRuntime().halt(1);
                        return 0;
                    }),
                    new Ending("a nested class", () -> new Ender().end()),
                    new Ending("a method reference in a stream", () -> {
                        IntStream.of(1).forEach(System::exit);
                        return 0;
                    }),
                    new Ending("a bound method reference", () -> {
                        IntStream.of(1).forEach(Runtime.getRuntime()::halt);
                        return 0;
                    }),
                    new Ending("a thread of the common pool", () -> {
                        try {
                            return CompletableFuture.runAsync(() -> System.exit(1))
                                    .get();
                        } catch (java.util.concurrent.ExecutionException e) {
                            throw (Exception) e.getCause();
                        }
                    }));
        }

        static Fn1<Integer, @Nullable Void> exitItself() {
            return action(System::exit);
        }

        private static final class Ender {
            int end() {
                Runtime.getRuntime().exit(2);
                return 0;
            }
        }
    }
}
