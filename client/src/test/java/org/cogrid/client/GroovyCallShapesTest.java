package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import groovy.lang.ReadOnlyPropertyException;
import java.util.List;
import java.util.Map;
import org.cogrid.core.GroovySource;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.task.ApplyTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Groovy program may write, dynamic and statically compiled. */
class GroovyCallShapesTest {
    private static final String IMPORTS = """
            import org.cogrid.client.*
            import groovy.transform.CompileStatic
            import static org.cogrid.core.Reference.ref
            import static org.cogrid.core.GroovySource.groovy
            import static org.cogrid.core.Named.named
            """.replace("\n", ";");

    /** One for all scripts: a fresh one would look up every class anew. */
    private static final GroovyClassLoader LOADER = new GroovyClassLoader();

    private final FakeGrid grid = new FakeGrid(0, 1, 4);
    private final FakeEngine engine = grid.engine(0);

    private Object run(String script) {
        Client rc = grid.client();
        return new GroovyShell(LOADER, new Binding(Map.of("rc", rc, "e0", rc.view(0)))).evaluate(IMPORTS + script);
    }

    private Object runStatic(String body) {
        return run("@CompileStatic Object go(Client rc, DirectView e0) { " + body + " }; go(rc, e0)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e0.applySync { -> 42 }",
                "e0.applySync({ -> 42 })",
                "e0.applySync({ (int) it + 2 }, 40)",
                "e0.applySync({ int a, int b -> a + b }, 40, 2)",
                "e0.applySync({ int a, int b, int c -> a + b + c }, 40, 1, 1)",
                "e0.applySync({ int a, int b, int c, int d -> a + b + c + d }, 39, 1, 1, 1)",
                "e0.applySync({ int a, int b, int c, int d, int e -> a + e }, 40, 1, 1, 1, 2)",
                "e0.applySync({ a, b, c, d, e, f, g, h -> (int) a + (int) h }, 40, 1, 1, 1, 1, 1, 1, 2)",
                "e0.apply({ int a -> a + 2 }, 40).get()",
                "e0.applyAsync({ int a -> a + 2 }, 40).get()",
                "e0.applySync(Math.&addExact, 40, 2)",
                "e0.applySync(Math.&abs, -42)",
                "e0.applySync(ref('f'), 40)",
                "e0.apply(ref('f'), 40).get()",
                "e0.applySync(groovy('{ k -> k + 2 }'), 40)",
                "e0.applySync({ int a, int b -> a + b }, ref('forty'), 2)",
                "e0.applySync({ Map m, int a -> (int) m.x + a }, 40, x: 2)",
                "e0.applySync(x: 2, { Map m, int a -> (int) m.x + a }, 40)",
                "e0.applySync({ Map m -> m.x }, x: 42)",
                "e0.apply({ Map m, int a -> (int) m.x + a }, 40, x: 2).get()",
                "e0.applyAsync({ Map m, int a -> (int) m.x + a }, 40, x: 2).get()",
                "e0.applySync(ref('g'), 40, x: 2)",
                "e0.applySync(ref('g'), 40, named('x', 2))",
                "e0.applySync(groovy('{ m, a -> m.x + a }'), 40, x: 2)",
                "e0.applySync({ Map m -> m.size() + 41 }, [x: 2])",
                "e0.applySync({ List l -> l.size() + 40 }, [1, 2])",
                "e0.applyInto('r', { int a -> a + 2 }, 40); e0.get('r')",
                "e0.applyInto('r', { Map m, int a -> (int) m.x + a }, 40, x: 2); e0['r']",
                "e0.applyInto('r', ref('f'), 40); e0['r']",
                "e0.applySync(e0.applyInto('r', { -> 40 }).get().with { r -> { int a -> a + 2 } }, ref('r'))",
                "e0.on(ref('forty', Integer)).applySync { int a -> a + 2 }",
                "e0.withLabel('l').applySync({ int a -> a + 2 }, 40)",
                "e0.evaluate('40 + 2').get()",
                "e0.execute('a = 42').get().text as int",
                "rc[0].applySync { -> 42 }",
                "rc[-3].applySync { -> 42 }"
            })
    void callsReadTheSameDynamicOrStaticallyCompiled(String call) {
        engine.globals.put("forty", 40);
        engine.globals.put("f", run("{ int a -> a + 2 }"));
        engine.globals.put("g", run("{ Map m, int a -> m.x + a }"));
        assertThat(run(call)).isEqualTo(42);
        assertThat(runStatic(call)).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e0.applySync(f, a)", "e0.apply(f, a).get()", "e0.applyAsync(f, a).get()"})
    void anArrayOrNullIsOneArgument(String call) {
        for (String argument : List.of(
                "[[1, 2], [3, 4]] as double[][]",
                "[1, 2] as Object[]",
                "['x'] as String[]",
                "null",
                "[] as Object[]")) {
            run("def f = { x -> x.is(null) ? 'null' : x.class.simpleName }; def a = " + argument + "; " + call);
            assertThat(engine.lastApply().arguments()).hasSize(1);
            runStatic("Closure f = { x -> 1 }; Object a = " + argument + "; " + call);
            assertThat(engine.lastApply().arguments()).hasSize(1);
        }
    }

    @Test
    void aClosureIsSentAsItIsAndNeverAsAProxyOfAJavaInterface() {
        for (String call : List.of(
                "e0.apply { -> 1 }",
                "e0.apply({ a -> 1 }, 1)",
                "e0.apply({ a, b -> 1 }, 1, ref('x'))",
                "e0.apply({ a, b -> 1 }, 1, null)",
                "e0.apply(x: 1, { m -> 1 })",
                "e0.apply(Math.&hypot, 3, 4)",
                "e0.apply((a) -> a, 1)",
                "e0.apply(Math::abs, 1)",
                "e0.on(ref('x')).apply { 1 }")) {
            engine.globals.put("x", 1);
            run(call);
            assertThat(engine.lastApply().function()).as(call).isInstanceOf(Closure.class);
        }
    }

    @Test
    void namesGoBesideTheArguments() {
        run("e0.apply({ x, y, levels -> 1 }, 1, null, levels: [2], p: ref('a'))");
        ApplyTask task = engine.lastApply();
        assertThat(task.arguments()).containsExactly(1, null);
        assertThat(task.named()).isEqualTo(Map.of("levels", List.of(2), "p", Reference.ref("a")));
    }

    @Test
    void variablesReadLikeADictionary() {
        run("""
                e0.push(a: 1.5, b: 3453)
                e0["c${1}"] = "g${2}"
                e0['list'] = [1, 2]
                e0.update(d: 2, 'e': null)
                e0.put('f', [x: 1])
                """);
        assertThat(engine.globals.keySet()).containsExactly("a", "b", "c1", "list", "d", "e", "f");
        assertThat(
                        run(
                                "[e0['a'], e0.get('b'), e0[\"${'d'}\"], e0.pull('b', 'a').get(), e0.pull(['d']).get(), e0['e']]"))
                .isEqualTo(run("[1.5, 3453, 2, [3453, 1.5], [2], null]"));
        assertThat(runStatic("return e0['b']")).isEqualTo(3453);
        assertThat(runStatic("e0['z'] = 5; e0.push(y: 6); return e0.pull('z', 'y').get()"))
                .isEqualTo(List.of(5, 6));
        assertThat(run("e0.contains('a') && e0.remove('a') && !e0.contains('a') && !e0.remove('a')"))
                .isEqualTo(true);
    }

    @Test
    void anUnknownPropertyIsALocalErrorAndNeverAPull() {
        engine.globals.put("keyz", 1);
        assertThatThrownBy(() -> run("e0.keyz")).isInstanceOf(MissingPropertyException.class);
        assertThatThrownBy(() -> run("e0.keyz = 2"))
                .isInstanceOfAny(MissingPropertyException.class, ReadOnlyPropertyException.class);
        assertThatThrownBy(() -> run("rc.keyz")).isInstanceOf(MissingPropertyException.class);
        assertThat(engine.tasks).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assert rc.ids == [0, 1, 4]",
                "assert rc.size() == 3",
                "assert rc[0].id == 0 && rc[-1].id == 4 && rc.view(1).id == 1",
                "assert rc.collect { DirectView v -> v.id } == [0, 1, 4]",
                "e0.block = true; assert e0.block",
                "assert e0.toString() == '<DirectView 0>'",
                "assert e0.apply({ -> 1 }).metadata.engineId == 0",
                "assert e0.apply({ -> 1 }).metadata.kind == 'apply'",
                "assert e0.apply({ -> 1 }).metadata().status == TaskStatus.OK",
                "assert e0.apply({ -> 1 }).ready()",
                "assert e0.apply({ -> 1 }).progress.done == 1",
                "assert e0.execute('5 * 5').get().text == '25'",
                "assert e0.execute('5 * 5').get().type == 'java.lang.Integer'",
                "assert e0.execute('5 * 5').get().value == '25'"
            })
    void accessorsAreProperties(String line) {
        run(line);
        runStatic(line);
    }

    @Test
    void printingDoesWhatAReaderHopes() {
        assertThat(run("def o = new StringWriter(); o.println(e0); o.println(rc); o.toString()")
                        .toString())
                .isEqualToIgnoringNewLines("<DirectView 0><Client of grid 'fake': engines [0, 1, 4]>");
        assertThat(run("def b = System.out; def s = new ByteArrayOutputStream(); System.out = new PrintStream(s);"
                                + " try { println e0; e0['a'] = 1; println e0.variables(); println rc } finally { System.out = b }; s.toString()")
                        .toString())
                .startsWith("<DirectView 0>")
                .contains("name  type  size  grid copy")
                .contains("a     int    4 B  current")
                .contains("<Client of");
    }

    @Test
    void sourceAndReferenceFunctionsTakeUpToEightArguments() {
        run("e0.apply(groovy('{ a, b, c, d, e, f, g, h -> 1 }'), 1, 2, 3, 4, 5, 6, 7, [8] as Object[], x: 9)");
        assertThat(engine.lastApply().function()).isInstanceOf(GroovySource.class);
        assertThat(engine.lastApply().arguments()).hasSize(8);
        assertThat(engine.lastApply().arguments()[7]).isInstanceOf(Object[].class);
        assertThat(engine.lastApply().named()).isEqualTo(Map.of("x", 9));
    }

    @Test
    void mistakesAreToldByTheirName() {
        assertThatThrownBy(() -> run("e0.push([1, 2])")).hasMessageContaining("push");
        assertThatThrownBy(() -> run("e0.push((1): 2)")).hasMessageContaining("a variable's name is a text, not 1");
        assertThatThrownBy(() -> run("e0.push(it: 2)")).hasMessageContaining("'it' can't be a variable's name");
        assertThatThrownBy(() -> run("e0['class']")).hasMessageContaining("'class'");
        assertThatThrownBy(() -> run("rc[7]"))
                .hasMessageContaining("no engine 7")
                .hasMessageContaining("[0, 1, 4]");
        assertThatThrownBy(() -> run("rc[-4]")).hasMessageContaining("[-4]");
        assertThatThrownBy(() -> run("e0.applySync({ -> 1 }, a: 1, named('a', 2))"))
                .hasMessageContaining("twice");
    }
}
