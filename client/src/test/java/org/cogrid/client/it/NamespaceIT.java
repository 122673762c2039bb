package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Reference.ref;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cogrid.client.DirectView;
import org.cogrid.client.Variables;
import org.cogrid.core.CogridException;
import org.cogrid.core.Engine;
import org.cogrid.core.Reference;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine's variables, and References to them. */
class NamespaceIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @Test
    void aViewWorksLikeADictionary() {
        DirectView e0 = GRID.e0();

        e0.put("a", 5);
        e0.update(Map.of("b", "text", "c", List.of(1, 2)));
        e0.put("n", null);

        assertThat(e0.get("a", Integer.class)).isEqualTo(5);
        assertThat(e0.<Object>get("b")).isEqualTo("text");
        assertThat(e0.<Object>get("n")).isNull();
        assertThat(e0.contains("n")).isTrue();
        assertThat(e0.contains("missing")).isFalse();
        assertThat(e0.variables().names()).containsExactly("a", "b", "c", "n");
        assertThat(e0.remove("a")).isTrue();
        assertThat(e0.remove("a")).isFalse();
        assertThat(e0.contains("a")).isFalse();
        e0.clear();
        assertThat(e0.variables().names()).isEmpty();
    }

    @Test
    void theTableOfVariablesTellsTypesAndWhatIsLiveOnly() {
        DirectView e0 = GRID.e0();
        e0.put("matrix", new double[2][3]);
        e0.execute("conn = new Socket(); nothing = null").get();
        e0.flush();

        Variables variables = e0.variables();

        assertThat(variables.find("matrix")).hasValueSatisfying(matrix -> {
            assertThat(matrix.type()).isEqualTo("double[][]");
            assertThat(matrix.bytes()).isPositive();
            assertThat(matrix.copy()).isEqualTo(VariableInfo.Copy.CURRENT);
            assertThat(matrix.copyAge()).isPresent();
        });
        assertThat(variables.find("conn")).hasValueSatisfying(conn -> {
            assertThat(conn.copy()).isEqualTo(VariableInfo.Copy.LIVE_ONLY);
            assertThat(conn.note()).contains("java.net.Socket");
        });
        assertThat(variables.find("nothing"))
                .hasValueSatisfying(nothing -> assertThat(nothing.type()).isNull());
        assertThat(variables.toString())
                .contains("matrix")
                .contains("double[][]")
                .contains("live only");
    }

    @Test
    void groovyReadsAndWritesByBrackets() {
        Object last = InClient.groovy(Map.of("e0", GRID.e0()), """
            e0['a'] = [1, 2, 3]
            def i = 1
            e0["b$i"] = 'x'
            assert e0['a'] == [1, 2, 3]
            assert e0["b$i"] == 'x'
            e0['a[1]'] = 20
            assert e0['a[1]'] == 20 && e0['a'] == [1, 20, 3]
            e0.push(m: [k: 1], g: [[1, 2], [3, 4]])
            e0['m.k'] = 7
            assert e0['m.k'] == 7 && e0['g[1][0]'] == 3
            e0.pull('m.k', 'a[0]').get()
            """);

        assertThat(last).isEqualTo(List.of(7, 1));
    }

    @Test
    void theLatestDefinitionOfANameCountsHoweverItIsCalled() {
        Object last = InClient.groovy(Map.of("e0", GRID.e0()), """
            import static org.cogrid.core.Reference.ref
            def calls = { name -> [
                    e0.evaluate("$name(0)").get(),
                    e0.applySync(ref(name), 0),
                    e0.applySync({ f -> [0].collect(f)[0] }, ref(name))] }
            e0.execute("def f1(x) { 'old' }\\ndef f2(x) { 'old' }").get()
            e0.execute("f1 = { x -> 'new' }").get()
            e0.push(f2: { x -> 'new' }).get()
            e0.execute("f3 = { x -> 'old' }").get()
            e0.execute("def f3(x) { 'new' }").get()
            def shipped = [e0.applySync { -> f1(0) }, e0.applySync { -> f2(0) }, e0.applySync { -> f3(0) }]
            def all = shipped + calls('f1') + calls('f2') + calls('f3')
            all + ['f1', 'f2', 'f3'].collect { e0.remove(it) ? 'new' : 'not there' }
            """);

        assertThat(last).isEqualTo(Collections.nCopies(15, "new"));
        assertThatThrownBy(() -> GRID.e0().evaluate("f1(0)").get()).hasMessageContaining("No function 'f1'");
    }

    @Test
    void pathsReadAndWriteIntoBeansArraysAndLists() {
        DirectView e0 = GRID.e0();
        e0.execute("class Box { int size = 3; List<String> names = ['p', 'q'] }; box = new Box()")
                .get();
        e0.put("g", new int[] {1, 2, 3});

        e0.put("box.size", 4);
        e0.put("g[0]", 10);
        e0.push(Map.of("box.names[1]", "r")).get();

        assertThat(e0.<Integer>get("box.size")).isEqualTo(4);
        assertThat(e0.<String>get("box.names[1]")).isEqualTo("r");
        assertThat(e0.get("g", int[].class)).containsExactly(10, 2, 3);
        assertThatThrownBy(() -> e0.get("box.names.size()")).hasMessageContaining("evaluate");
        assertThatThrownBy(() -> e0.get("box.weight"))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("weight");
        assertThatThrownBy(() -> e0.get("g[7]"))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("7");
    }

    @Test
    void pullOfSeveralKeepsOrderAndWhatTheyShare() {
        DirectView e0 = GRID.e0();
        e0.execute("a = [1]; b = [a, a]; c = null").get();

        List<Object> pulled = e0.pull("b", "a", "c").get();

        assertThat(pulled).containsExactly(List.of(List.of(1), List.of(1)), List.of(1), null);
        assertThat(((List<?>) pulled.get(0)).get(0)).isSameAs(pulled.get(1));
        assertThat(e0.pull(List.of("a")).get()).containsExactly(List.of(1));
    }

    @Test
    void applyIntoKeepsTheResultThereAndItsReferenceIsUsableLater() {
        DirectView e0 = GRID.e0();

        Reference<List<Integer>> made =
                e0.applyInto("made", Shipped.countTo(), 3).get();
        int sum = e0.on(made).applySync(Shipped.sum());
        e0.applyInto("twice", groovy("{ v -> v * 2 }"), ref("made")).get();

        assertThat(made.path()).isEqualTo("made");
        assertThat(sum).isEqualTo(6);
        assertThat(e0.<Object>get("twice")).isEqualTo(List.of(1, 2, 3, 1, 2, 3));
    }

    @Test
    void anObjectKeepsItsIdentityFromTaskToTaskAndInPlaceChangesAreSeen() {
        DirectView e0 = GRID.e0();
        e0.put("list", new ArrayList<>(List.of(1)));

        boolean same = e0.applySync(Shipped.isTheEnginesOwn(), ref("list"));
        e0.applySync(Shipped.append(), ref("list"), 2);
        e0.execute("list << 3").get();

        assertThat(same).isTrue();
        assertThat(e0.<Boolean>applySync(groovy("{ v -> v.is(list) }"), ref("list")))
                .isTrue();
        assertThat(e0.<Boolean>applySync(groovy("{ v -> v.is(list) }"), List.of(1, 2, 3)))
                .isFalse();
        assertThat(e0.<Object>get("list")).isEqualTo(List.of(1, 2, 3));
        e0.flush();
        assertThat(e0.<Object>peek("list")).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void referencesAreFoundAtAnyDepth() {
        DirectView e0 = GRID.e0();
        e0.put("x", new ArrayList<>(List.of(7)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("list", Arrays.asList(1, ref("x"), List.of(ref("x[0]"))));
        map.put("set", Set.of(ref("x")));
        map.put("array", new Object[] {ref("x"), null});
        map.put("map", Map.of("deep", Map.of("er", ref("x"))));

        boolean found = e0.applySync(groovy("""
            { m -> m.list[1].is(x) && m.list[2] == [7] && m.set.iterator().next().is(x) && m.array[0].is(x) \\
                    && m.map.deep.er.is(x) }\
            """), map);
        String ofRecord = e0.applySync(Shipped.describe(), new Pair(ref("x"), List.of(ref("x"))));

        assertThat(found).isTrue();
        assertThat(ofRecord).isEqualTo("[7] [[7]] same");
    }

    @Test
    void aFunctionOfTheEngineIsCalledByReference() {
        DirectView e0 = GRID.e0();
        e0.execute("def half(x) { x / 2 }; triple = { it * 3 }; class M { static twice(x) { x * 2 } }")
                .get();

        assertThat(e0.<Object>applySync(ref("half"), 8)).isEqualTo(new java.math.BigDecimal(4));
        assertThat(e0.<Object>applySync(ref("triple"), 8)).isEqualTo(24);
        assertThat(e0.<Object>applySync(groovy("{ f, v -> f(v) }"), ref("triple"), 2))
                .isEqualTo(6);
    }

    @Test
    void importsAreCheckedHereAndMadeThere() {
        DirectView e0 = GRID.e0();

        e0.syncImports(
                "java.util.concurrent.*",
                "static java.lang.Math.sqrt",
                "java.util.zip.CRC32 as Sum",
                "org.ejml.simple.SimpleMatrix");

        assertThat(e0.evaluate("new ConcurrentHashMap([a: 1])").get()).isEqualTo(Map.of("a", 1));
        assertThat(e0.evaluate("sqrt(16.0d)").get()).isEqualTo(4.0);
        assertThat(e0.evaluate("new Sum().value").get()).isEqualTo(0L);
        assertThat(e0.evaluate("SimpleMatrix.identity(3).trace()").get()).isEqualTo(3.0);
    }

    @Test
    void anImportThatDoesNotExistHereIsRefusedAndNothingIsImported() {
        DirectView e0 = GRID.e0();

        assertThatThrownBy(() -> e0.syncImports("java.util.zip.*", "com.acme.Nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com.acme.Nothing");
        assertThatThrownBy(() -> e0.syncImports("static java.lang.Math.squirt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("squirt");
        assertThatThrownBy(() -> e0.evaluate("CRC32.name").get()).isInstanceOf(RemoteTaskException.class);
    }

    @Test
    void clearForgetsImportsFunctionsAndClassesToo() {
        DirectView e0 = GRID.e0();
        e0.execute("import java.util.zip.*\ndef f() { 1 }\nclass K { }\na = 1").get();

        e0.clear();

        for (String gone : List.of("CRC32", "f()", "new K()", "a")) {
            assertThatThrownBy(() -> e0.evaluate(gone).get()).as(gone).isInstanceOf(RemoteTaskException.class);
        }
    }

    @Test
    void whatIsFlushedIsReadFromTheGridWithoutTheEngine() {
        DirectView e0 = GRID.e0();
        e0.put("a", Map.of("k", List.of(1, 2)));
        e0.put("array", new double[] {1, 2});
        e0.execute("a = [k: [1, 2, 3]]; array[0] = 9");

        e0.flush();

        assertThat(e0.<Object>peek("a")).isEqualTo(Map.of("k", List.of(1, 2, 3)));
        assertThat(e0.<double[]>peek("array")).containsExactly(9, 2);
        assertThatThrownBy(() -> e0.peek("nowhere"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void halfASurrogatePairStaysAsItIsWhereverItStands() {
        String half = "a\ud800b";
        DirectView e0 = GRID.e0();
        e0.put("s", half);
        e0.put("m", new HashMap<>(Map.of(half, half)));
        e0.put("m['x" + half + "']", half);
        e0.execute("t = '" + half + "'").get();
        e0.flush();

        for (String name : List.of("s", "t", "m['" + half + "']", "m['x" + half + "']")) {
            assertThat(e0.<Object>get(name)).as(name).isEqualTo(half);
            assertThat(GRID.e1().applySync((Object there) -> there, ref(e0, name)))
                    .as(name)
                    .isEqualTo(half);
        }
        assertThat(e0.<Object>peek("s")).isEqualTo(half);
        assertThat(e0.evaluate("'" + half + "'").get()).isEqualTo(half);
        assertThatThrownBy(
                        () -> e0.execute("throw new Exception('" + half + "')").get())
                .hasMessageContaining(half);
    }

    @Test
    void javaCodeSeesTheSameNamesThroughTheEngine() {
        DirectView e0 = GRID.e0();
        e0.put("n", 1);

        assertThat(e0.applySync(Shipped.addToN(), 5)).isEqualTo(6);
        assertThat(e0.<Object>evaluate("n").get()).isEqualTo(6);
        assertThat(e0.applySync(Shipped.idOfTheEngine())).isZero();
        assertThat(GRID.e1().applySync(Shipped.idOfTheEngine())).isEqualTo(1);
    }

    private record Pair(Object left, List<?> right) {}

    /** Functions that run on the engine. */
    private static final class Shipped {
        static Fn1<Integer, List<Integer>> countTo() {
            return n -> {
                List<Integer> numbers = new ArrayList<>();
                for (int i = 1; i <= n; i++) {
                    numbers.add(i);
                }
                return numbers;
            };
        }

        static Fn1<List<Integer>, Integer> sum() {
            return numbers -> numbers.stream().mapToInt(v -> v).sum();
        }

        static Fn1<Object, Boolean> isTheEnginesOwn() {
            return given -> given == Engine.current().globals().get("list");
        }

        static Fn2<List<Object>, Object, Boolean> append() {
            return (list, element) -> list.add(element);
        }

        static Fn1<Pair, String> describe() {
            return pair -> pair.left() + " " + pair.right()
                    + (pair.left() == pair.right().get(0) ? " same" : " other");
        }

        static Fn1<Integer, Integer> addToN() {
            return inc -> (Integer) Engine.current().globals().merge("n", inc, (p, q) -> (int) p + (int) q);
        }

        static Fn0<Integer> idOfTheEngine() {
            return () -> Engine.current().id();
        }
    }
}
