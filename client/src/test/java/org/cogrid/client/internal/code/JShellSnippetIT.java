package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.function.Fn1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public final class JShellSnippetIT {
    /** Where the snippet leaves its function; the snippet runs in this JVM. */
    public static Fn1<Integer, Object> function;

    @Test
    void aSnippetsFunctionRunsWhereItsClassIsUnknown() throws Exception {
        try (CodeGrid grid = new CodeGrid();
                JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            eval(shell, "record Cell(int v) implements java.io.Serializable {}");
            eval(shell, "org.cogrid.client.internal.code.JShellSnippetIT.function = x -> new Cell(x * 2)");
            ClientCode client = grid.client();

            Object there = CodeGrid.decode(grid.engine(), CodeGrid.encode(client, function));

            assertThat(((Fn1<?, ?>) there).getClass().getClassLoader())
                    .isNotSameAs(function.getClass().getClassLoader());
            assertThat(call(there)).hasToString("Cell[v=42]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x -> x * n",
                "x -> more(x)",
                "x -> new Box().value()",
                "x -> java.util.stream.Stream.of(x).map(y -> y + n).toList()",
                "x -> { n = x; return x; }",
            })
    void aFunctionThatUsesAVariableOfJShellIsRefused(String lambda) throws Exception {
        try (CodeGrid grid = new CodeGrid();
                JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            eval(shell, "int n = 7;");
            eval(shell, "int more(int x) { return n + x; }");
            eval(shell, "class Box implements java.io.Serializable { int value() { return n; } }");
            eval(shell, "org.cogrid.client.internal.code.JShellSnippetIT.function = " + lambda);

            assertThatThrownBy(() -> CodeGrid.encode(grid.client(), function))
                    .isInstanceOf(NotSerializableValueException.class)
                    .hasMessageContaining("`n` is a variable of JShell");
        }
    }

    @Test
    void aFunctionMayStandBesideUsesOfVariables() throws Exception {
        try (CodeGrid grid = new CodeGrid();
                JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            eval(shell, "int n = 7;");
            eval(
                    shell,
                    "{ int copy = n; for (int i = 0; i < n; i++)"
                            + " org.cogrid.client.internal.code.JShellSnippetIT.function = x -> x * copy; }");

            Object there = CodeGrid.decode(grid.engine(), CodeGrid.encode(grid.client(), function));

            assertThat(call(there)).isEqualTo(147);
        }
    }

    @SuppressWarnings("unchecked")
    private static Object call(Object function) throws Exception {
        return ((Fn1<Integer, Object>) function).call(21);
    }

    private static void eval(JShell shell, String snippet) {
        List<SnippetEvent> events = shell.eval(snippet);
        assertThat(events).allMatch(event -> event.status() == Snippet.Status.VALID && event.exception() == null);
    }
}
