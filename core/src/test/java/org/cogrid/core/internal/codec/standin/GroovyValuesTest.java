package org.cogrid.core.internal.codec.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.GroovyShell;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.internal.codec.OneLoader;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.task.ApplyTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroovyValuesTest {
    private final GroovyShell shell = new GroovyShell();
    private final ValueCodec codec = new ValueCodec(new OneLoader(shell.getClassLoader()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1..5",
                "'a'..'d'",
                "('a'..'d').step(2)",
                "('d'..'a')",
                "5..<1",
                "0..<0",
                "[0..<0, 'a'..'b']",
                "0.5..2.5",
                "1.10",
                "12345678901234567890G",
                "[1, 2, null]",
                "[a: 1, b: [2]]",
                "[1, 2] as Set",
                "[3, 1] as LinkedList",
                "(1..3).collect { it * it }",
                "[a: 1, b: 2].keySet()",
                "[a: 1].entrySet()",
                "[1, 2].asImmutable()",
                "new Tuple2(1, 'x')",
                "[1, 2, 3][1..2]",
                "[1, 2, 3].subList(0, 1)",
                "'text'",
                "java.time.DayOfWeek.MONDAY"
            })
    void aGroovyValueArrivesEqual(String source) {
        Object value = shell.evaluate(source);

        assertThat(codec.decode(codec.encode(value), Arrival.PLAIN)).isEqualTo(value);
    }

    @Test
    void aGStringKeepsItsValues() {
        GString text = (GString) shell.evaluate("def n = 5; \"n is ${n}!\"");

        Map<?, ?> arrivedMap = (Map<?, ?>) codec.decode(codec.encode(Map.of("t", text)), Arrival.PLAIN);

        GString arrived = (GString) arrivedMap.get("t");
        assertThat(arrived.toString()).isEqualTo("n is 5!");
        assertThat(arrived.getValues()).containsExactly(5);
    }

    @Test
    void theVariableAClosureCapturesIsNamed() {
        Object closure = shell.evaluate("def log = [out: System.out]; return { -> log }");
        ApplyTask task = new ApplyTask(closure, new Object[0], Map.of(), null);

        assertThatThrownBy(() -> codec.encode(task))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("cannot encode log[out] : java.io.PrintStream");
    }

    @Test
    void aClosureThatCallsItselfArrivesSo() {
        Object closure = shell.evaluate("def fact; fact = { n -> n < 2 ? 1 : n * fact(n - 1) }; fact");

        Closure<?> arrived =
                (Closure<?>) ((List<?>) codec.decode(codec.encode(List.of(closure)), Arrival.PLAIN)).get(0);

        assertThat(arrived.call(5)).isEqualTo(120);
    }

    @Test
    void aClientWithoutGroovyNeedsNone() throws Exception {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("groovy-"))
                .map(GroovyValuesTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader withoutGroovy = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Object copy = withoutGroovy
                    .loadClass(CopyWithoutGroovy.class.getName())
                    .getMethod("copy", Object.class)
                    .invoke(null, List.of(Optional.of(1)));

            assertThat(copy).isEqualTo(List.of(Optional.of(1)));
            assertThatThrownBy(() -> withoutGroovy.loadClass("groovy.lang.Range"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    /** Loaded where Groovy is missing. */
    public static final class CopyWithoutGroovy {
        private CopyWithoutGroovy() {}

        public static Object copy(Object value) {
            ValueCodec codec = new ValueCodec(new OneLoader());
            return codec.decode(codec.encode(value), Arrival.PLAIN);
        }
    }

    @Test
    void aGroovyArrayOfArraysArrives() {
        Object value = shell.evaluate("[[1, 2], [3, 4]] as double[][]");

        assertThat((double[][]) codec.decode(codec.encode(value), Arrival.PLAIN))
                .isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    }
}
