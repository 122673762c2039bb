package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Named.named;
import static org.cogrid.core.Reference.ref;
import static org.cogrid.core.function.Action.action;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cogrid.client.call.Call;
import org.cogrid.core.Argument;
import org.cogrid.core.Reference;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.internal.task.ApplyTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Java program may write. Most of each test is that it compiles, with the types inferred. */
class JavaCallShapesTest {
    private final FakeGrid grid = new FakeGrid(0, 1);
    private final FakeEngine engine = grid.engine(0);
    private final DirectView e0 = grid.client().view(0);
    private static final List<Object> LOGGED = new ArrayList<>();

    @BeforeEach
    void forgetWhatWasLogged() {
        LOGGED.clear();
    }

    static double norm(double[] a) {
        return Math.sqrt(Arrays.stream(a).map(x -> x * x).sum());
    }

    static Map<Double, Double> norms(double[] a, List<Double> levels) {
        Map<Double, Double> norms = new TreeMap<>();
        levels.forEach(p -> norms.put(p, norm(a) * p));
        return norms;
    }

    static int mix(int a, String b, double c, boolean d) {
        return a + b.length() + (int) c + (d ? 1 : 0);
    }

    static int rows(double[][] m) {
        return m.length;
    }

    static String failing(String s) throws IOException {
        throw new IOException(s);
    }

    static int overloaded(int a) {
        return a;
    }

    static String overloaded(String a) {
        return a;
    }

    private void log(Object value) {
        LOGGED.add(value);
    }

    @Test
    void aLambdasTypesAreInferredUpToFourArguments() {
        int none = e0.applySync(() -> 42);
        int one = e0.applySync(v -> v * 2, 21);
        String two = e0.applySync((a, b) -> a + b, 1, "xy");
        long three = e0.applySync((a, b, c) -> a + b + c, 1, 2, 3L);
        List<Object> four = e0.applySync((a, b, c, d) -> List.<Object>of(a, b, c, d), 1, 'x', "s", 2.0);
        assertThat(List.of(none, one, two, three, four))
                .isEqualTo(List.of(42, 42, "1xy", 6L, List.of(1, 'x', "s", 2.0)));
    }

    @Test
    void methodReferencesOfEveryKindAreFunctions() {
        double[] a = {3, 4};
        double n = e0.applySync(JavaCallShapesTest::norm, a);
        AsyncResult<Map<Double, Double>> norms = e0.apply(JavaCallShapesTest::norms, a, List.of(1.0, 2.0));
        int mixed = e0.applySync(JavaCallShapesTest::mix, 1, "ab", 2.0, true);
        int absolute = e0.applySync(Math::abs, -3);
        int length = e0.applySync(String::length, "four");
        String upper = e0.applySync("bound"::concat, "!");
        StringBuilder built = e0.applySync(StringBuilder::new, "new");
        double hypot = e0.applySync(Math::hypot, 3.0, 4.0);
        String over = e0.applySync(JavaCallShapesTest::overloaded, "s");
        assertThat(n).isEqualTo(5);
        assertThat(norms.get()).containsEntry(2.0, 10.0);
        assertThat(List.of(mixed, absolute, length, upper, built.toString(), hypot, over))
                .isEqualTo(List.of(6, 3, 4, "bound!", "new", 5.0, "s"));
    }

    @Test
    void aReferenceMayStandForAnyArgument() {
        engine.globals.put("A", new double[][] {{1}, {2}});
        engine.globals.put("n", 5);
        engine.globals.put("s", "ab");
        int rows = e0.applySync(JavaCallShapesTest::rows, ref("A"));
        int declared = e0.applySync((Integer n) -> n + 1, ref("n"));
        int second = e0.applySync((Integer a, Integer b) -> a - b, 8, ref("n"));
        int first = e0.applySync((Integer a, Integer b) -> a - b, ref("n"), 8);
        int both = e0.applySync((Integer a, Integer b) -> a - b, ref("n"), ref("n"));
        int three = e0.applySync((Integer a, String b, Integer c) -> a + b.length() + c, 1, ref("s"), ref("n"));
        int four = e0.applySync(JavaCallShapesTest::mix, ref("n"), ref("s"), 2.0, true);
        AsyncResult<Integer> later = e0.apply(JavaCallShapesTest::rows, ref("A"));
        assertThat(List.of(rows, declared, second, first, both, three, four, later.get()))
                .isEqualTo(List.of(2, 6, 3, -3, 0, 8, 10, 2));
        assertThat(engine.lastApply().arguments()).containsExactly(ref("A"));
    }

    @Test
    void aTypedReferenceInfersALambdasTypes() {
        engine.globals.put("A", new double[][] {{1}, {2}});
        int rows = e0.on(ref("A", double[][].class)).applySync(m -> m.length);
        AsyncResult<Double> cell = e0.on(ref("A", double[][].class)).apply((m, i, j) -> m[i][j], 1, 0);
        String more = e0.on(ref("A", double[][].class))
                .applyAsync((m, s) -> s + m.length, "n")
                .get();
        Reference<Integer> kept =
                e0.on(ref("A", double[][].class)).applyInto("n", m -> m.length).get();
        e0.on(ref("A", double[][].class)).applySync(action(m -> m[0][0] = 7));
        assertThat(List.of(rows, cell.get(), more, kept.path())).isEqualTo(List.of(2, 2.0, "n2", "n"));
        assertThat(engine.globals).containsEntry("n", 2);
        assertThat(((double[][]) engine.globals.get("A"))[0][0]).isEqualTo(7);
    }

    @Test
    void aReferenceMayNameTheEngineItComesFrom() {
        Reference<Object> there = ref(grid.client().view(1), "a");
        assertThat(there.engineId()).isEqualTo(1);
        assertThat(there).hasToString("ref(engine 1, a)");
        assertThat(ref(grid.client().view(1), "a", Integer.class).isHere()).isFalse();
    }

    @Test
    void functionsWithoutAResultAreActions() {
        AsyncResult<Void> none = e0.apply(() -> LOGGED.add("none") ? null : null);
        e0.applySync(() -> {
            LOGGED.add("block");
        });
        e0.apply(() -> log("method")).get();
        e0.applySync(action(v -> LOGGED.add(v)), 5);
        e0.applySync(action((a, b) -> LOGGED.add(a + b)), 1, 2);
        e0.apply(action((a, b, c) -> LOGGED.add(a + b + c)), 1, 2, 3).get();
        AsyncResult<Void> last = e0.applyAsync(action((a, b, c, d) -> LOGGED.add(a + b + c + d)), 1, 2, 3, 4);
        assertThat(none.get()).isNull();
        assertThat(last.get()).isNull();
        assertThat(LOGGED).containsExactly("none", "block", "method", 5, 3, 6, 10);
    }

    @Test
    void aFunctionMayThrowACheckedException() {
        assertThatThrownBy(() -> e0.applySync(JavaCallShapesTest::failing, "disk"))
                .isInstanceOf(RemoteTaskException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void functionsThatAreThereAreCalledByReferenceOrSource() {
        engine.globals.put("scale", (Fn2<Map<String, Integer>, Integer, Integer>) (n, k) -> k * 2 + n.get("offset"));
        engine.globals.put("n", 3);
        int scaled = e0.applySync(ref("scale"), 5, named("offset", 1));
        AsyncResult<Integer> later = e0.apply(ref("scale"), named("offset", 2), 5);
        int viaSource = e0.applySync(groovy("{ k -> k * n }"), 10);
        List<Integer> many = e0.applySync(groovy("{ a, b, c, d, e, f, g, h -> [a, h] }"), 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(List.of(scaled, later.get(), viaSource, many)).isEqualTo(List.of(11, 12, 30, List.of(1, 8)));
    }

    @Test
    void anArrayOrNullIsOneArgument() {
        double[][] matrix = {{1, 2}, {3, 4}};
        Object[] objects = {1, "two"};
        int rows = e0.applySync(JavaCallShapesTest::rows, matrix);
        int length = e0.applySync(o -> o.length, objects);
        boolean none = e0.applySync((String s) -> s == null, (String) null);
        assertThat(List.of(rows, length, none)).isEqualTo(List.of(2, 2, true));
        e0.applySync(groovy("{ it.length }"), objects);
        assertThat(engine.lastApply().arguments()).containsExactly((Object) objects);
        e0.applySync(groovy("{ x -> x == null }"), (Object) null);
        assertThat(engine.lastApply().arguments()).containsExactly((Object) null);
    }

    @Test
    void aValueMayStayThereAndAReferenceComesBack() {
        engine.globals.put("A", new double[][] {{1}, {2}});
        AsyncResult<Reference<Integer>> rows = e0.applyInto("rows", JavaCallShapesTest::rows, ref("A"));
        Reference<Integer> twice = e0.applyInto("twice", v -> v * 2, 4).get();
        Reference<String> made =
                e0.<String>applyInto("made", groovy("{ -> 'x' }")).get();
        assertThat(rows.get().path()).isEqualTo("rows");
        assertThat(rows.get().engineId()).isZero();
        assertThat((int) e0.applySync((Integer r) -> r + 1, rows.get())).isEqualTo(3);
        assertThat(engine.globals)
                .containsEntry("rows", 2)
                .containsEntry("twice", 8)
                .containsEntry("made", "x");
        assertThat(List.of(twice.path(), made.path())).containsExactly("twice", "made");
        assertThatThrownBy(() -> e0.applyInto("it", v -> v, 1)).hasMessageContaining("'it'");
    }

    @Test
    void callsCanBePutTogetherWhileTheProgramRuns() {
        Fn1<Integer, Integer> twice = v -> v * 2;
        int eight = e0.applySync(Call.of(twice, 4));
        assertThat(eight).isEqualTo(8);
        Call call = Call.of(groovy("{ m, a -> m.x + a }"), named("x", 1), 2).named(Map.of("y", 3));
        assertThat(call.named()).isEqualTo(Map.of("x", 1, "y", 3));
        assertThat((int) e0.applySync(call)).isEqualTo(3);
        assertThatThrownBy(() -> Call.untyped(twice, named("x", 1), named("x", 2)))
                .hasMessageContaining("'x' is given twice");
    }

    @Test
    void whatWasCalledAndItsArgumentsAreWhatIsSent() {
        Fn2<Integer, Integer, Integer> plus = Integer::sum;
        e0.withLabel("sum").apply(plus, 1, 2);
        ApplyTask task = engine.lastApply();
        assertThat(task.function()).isSameAs(plus);
        assertThat(task.arguments()).containsExactly(1, 2);
        assertThat(task.named()).isEmpty();
        assertThat(task.into()).isNull();
        assertThat(engine.options.get(0).label()).isEqualTo("sum");
    }

    @Test
    void mistakesAreToldAtOnceAndNothingIsSent() {
        Argument surplus = ref("b");
        assertThatThrownBy(() -> e0.apply((Integer a) -> a, ref("a"), surplus))
                .hasMessageContaining("takes 1 argument, and 2 were given");
        assertThatThrownBy(() -> e0.apply((Integer a, Integer b) -> a, 1, named("b", 1)))
                .hasMessageContaining("named(\"b\"");
        assertThatThrownBy(() -> e0.apply((Fn1<Integer, Integer>) null, 1)).hasMessageContaining("nothing to call");
        assertThat(engine.tasks).isEmpty();
    }

    @Test
    void aLambdaBesideAReferenceThatDoesNotDeclareItsTypesIsRefusedWithTheWayOut() {
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> calls = List.of(
                () -> e0.apply(b -> b, ref("a")),
                () -> e0.applySync((n, b) -> n, 1, ref("a")),
                () -> e0.apply(action(b -> LOGGED.add(b)), ref("a")),
                () -> e0.applyInto("x", b -> b.toString(), ref("a")),
                () -> e0.apply(List::of, ref("a")));
        calls.subList(0, 4)
                .forEach(call -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("of the function is a Reference to the compiler")
                        .hasMessageContaining("(Integer b) -> …")
                        .hasMessageContaining("on(ref(\"a\", Integer.class))"));
        assertThat(engine.tasks).isEmpty();
        assertThatThrownBy(calls.get(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name the value's type, as in ref(\"a\", Object.class) for ::of");
    }
}
