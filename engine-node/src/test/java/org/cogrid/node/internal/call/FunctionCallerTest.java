package org.cogrid.node.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.MethodClosure;
import org.cogrid.core.function.Action1;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.function.Fn4;
import org.cogrid.node.internal.run.ShippedGroovy;
import org.cogrid.node.internal.run.ShippedJava;
import org.junit.jupiter.api.Test;

class FunctionCallerTest {
    private final ShippedGroovy groovy = new ShippedGroovy();
    private final FunctionCaller caller =
            new FunctionCaller(type -> Optional.ofNullable(groovy.classFile(type.getName())));

    private Object call(Object function, Object... arguments) throws Throwable {
        return caller.call(function, arguments, Map.of());
    }

    private Object named(Object function, Map<String, ?> named, Object... arguments) throws Throwable {
        return caller.call(function, arguments, named);
    }

    @Test
    void aFunctionFindsByItsContextLoaderWhatItsOwnCodeFinds() throws Throwable {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Object closure = closure("{ -> Thread.currentThread().contextClassLoader }");

        assertThat(call(closure)).isSameAs(closure.getClass().getClassLoader()).isNotSameAs(before);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThatThrownBy(() -> call(closure("{ -> throw new IllegalStateException() }")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private Object closure(String text) {
        return groovy.evaluate(text.startsWith("{") ? "return " + text : text); // else it would be a block
    }

    interface Local {
        String greet(String name);
    }

    public static final class Caller {
        public String call(String a, int b) {
            return a + b;
        }
    }

    @Test
    void javaFunctionsOfAllShapesAreCalled() throws Throwable {
        List<Object> seen = new ArrayList<>();
        Fn0<Integer> none = () -> 1;
        Fn2<Integer, Integer, Integer> sum = Integer::sum;
        Fn4<Integer, Integer, Integer, Integer, Integer> four = (a, b, c, d) -> a + b + c + d;
        Action1<Integer> action = seen::add;
        Callable<Integer> callable = () -> 5;
        Runnable runnable = () -> seen.add("ran");
        Function<Integer, Integer> function = a -> a * 2;
        BiFunction<Integer, Integer, Integer> two = (a, b) -> a - b;
        Supplier<Integer> supplier = () -> 6;
        IntBinaryOperator ints = (a, b) -> a * b;
        DoubleUnaryOperator half = a -> a / 2;
        Local local = name -> "hello " + name;

        assertThat(call(none)).isEqualTo(1);
        assertThat(call(sum, 2, 3)).isEqualTo(5);
        assertThat(call(four, 1, 2, 3, 4)).isEqualTo(10);
        assertThat(call(action, 7)).isNull();
        assertThat(call(callable)).isEqualTo(5);
        assertThat(call(runnable)).isNull();
        assertThat(call(function, 4)).isEqualTo(8);
        assertThat(call(two, 4, 1)).isEqualTo(3);
        assertThat(call(supplier)).isEqualTo(6);
        assertThat(call(ints, 4, 5)).isEqualTo(20);
        assertThat(call(half, 3)).isEqualTo(1.5);
        assertThat(call(local, "you")).isEqualTo("hello you");
        assertThat(call(new Caller(), "a", 1)).isEqualTo("a1");
        assertThat(seen).containsExactly(7, "ran");
    }

    @Test
    void groovyFunctionsOfAllShapesAreCalled() throws Throwable {
        assertThat(call(closure("{ -> 1 }"))).isEqualTo(1);
        assertThat(call(closure("{ it }"), "x")).isEqualTo("x");
        assertThat(call(closure("{ it }"))).isNull();
        assertThat(call(closure("{ a, b = 2 -> a + b }"), 1)).isEqualTo(3);
        assertThat(call(closure("{ a, Object... r -> r.length }"), 1, 2, 3)).isEqualTo(2);
        assertThat(call(closure("{ a, b -> a + b }.curry(1)"), 2)).isEqualTo(3);
        assertThat(call(closure("{ it + 1 } >> { it * 2 }"), 2)).isEqualTo(6);
        assertThat(call(closure("Math.&hypot"), 3, 4)).isEqualTo(5.0);
        assertThat(call(closure("String.&length"), "abc")).isEqualTo(3);
        assertThat(call(closure("def f(a, b = 1) { a + b }; this.&f"), 2)).isEqualTo(3);
        assertThat(call(closure("class C { def call(x) { x * 3 } }; new C()"), 2))
                .isEqualTo(6);
        assertThat(call(closure("({ x -> x * 4 } as java.util.function.Function)"), 2))
                .isEqualTo(8);
    }

    @Test
    void anArrayOrNullIsOneArgument() throws Throwable {
        Object[] words = {"a", "b"};
        double[][] matrix = {{1}, {2}};
        Fn1<Object[], Integer> length = a -> a.length;
        Fn1<Object, Boolean> isNull = a -> a == null;

        assertThat(call(length, new Object[] {words})).isEqualTo(2);
        assertThat(call(isNull, new Object[] {null})).isEqualTo(true);
        assertThat(call(closure("{ a -> a.length }"), new Object[] {words})).isEqualTo(2);
        assertThat(call(closure("{ Object[] a -> a.length }"), new Object[] {words}))
                .isEqualTo(2);
        assertThat(call(closure("{ it.length }"), new Object[] {matrix})).isEqualTo(2);
        assertThat(call(closure("{ a -> a == null }"), new Object[] {null})).isEqualTo(true);
        assertThat(call(closure("{ a, b -> a == null && b == null }"), null, null))
                .isEqualTo(true);
        assertThat(call(closure("{ a, b -> a.length }.rcurry(1)"), new Object[] {words}))
                .isEqualTo(2);
        assertThat(call(closure("def f(a) { a.length }; this.&f"), new Object[] {words}))
                .isEqualTo(2);
        assertThat(call(closure("class C { def call(x) { x.length } }; new C()"), new Object[] {words}))
                .isEqualTo(2);
    }

    @Test
    void aWrongNumberOfArgumentsNamesWhatIsExpectedAndGiven() {
        Fn2<Integer, Integer, Integer> sum = Integer::sum;

        assertThatThrownBy(() -> call(sum, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes 2 arguments")
                .hasMessageContaining("1 was given");
        assertThatThrownBy(() -> call(closure("{ a, levels = 2 -> }"), 1, 2, 3))
                .hasMessage("the closure takes 1 to 2 arguments (a, levels), but 3 were given");
        assertThatThrownBy(() -> call(closure("{ -> 1 }"), 1))
                .hasMessage("the closure takes no arguments, but 1 was given");
        assertThatThrownBy(() -> call(closure("def f(a) { }; this.&f")))
                .hasMessageContaining("f takes 1 argument (a), but none was given");
        assertThatThrownBy(() -> call(new Caller(), "a")).hasMessageContaining("takes 2 arguments (a, b)");
        assertThatThrownBy(() -> call("text")).hasMessageContaining("a value of java.lang.String can't be called");
    }

    @Test
    void aWrongTypeIsNamed() {
        IntBinaryOperator ints = (a, b) -> a * b;

        assertThatThrownBy(() -> call(ints, 1, "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("argument 2 of the function (a IntBinaryOperator) is of type int")
                .hasMessageContaining("java.lang.String was given");
    }

    @Test
    void whatTheFunctionThrowsComesAsItIs() {
        Fn0<Integer> failing = () -> {
            throw new IOException("no disk");
        };

        assertThatThrownBy(() -> call(failing)).isInstanceOf(IOException.class).hasMessage("no disk");
        assertThatThrownBy(() -> call(closure("{ -> throw new IOException('no disk') }")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> call(closure("{ -> throw new StackOverflowError() }")))
                .isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> call(closure("def f() { throw new IOException('no disk') }; this.&f")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> call(closure("class C { def call() { throw new IOException('no disk') } }; new C()")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void namesBindToAClosuresParameters() throws Throwable {
        double[] array = {1, 2};
        Object norms = closure("{ double[] a, levels = [2] -> [a.length, levels] }");

        assertThat(named(norms, Map.of("levels", List.of(1, 2, 3)), array)).isEqualTo(List.of(2, List.of(1, 2, 3)));
        assertThat(named(norms, Map.of("a", array))).isEqualTo(List.of(2, List.of(2)));
        assertThat(named(norms, Map.of("a", array, "levels", 4))).isEqualTo(List.of(2, 4));
        assertThat(named(closure("{ a, b -> [a, b] }"), Map.of("b", 1, "a", 2))).isEqualTo(List.of(2, 1));
        assertThat(named(closure("{ a, b, c -> [a, b, c] }.curry(1)"), Map.of("c", 3, "b", 2)))
                .isEqualTo(List.of(1, 2, 3));
        assertThat(named(closure("def f(a, b) { [a, b] }; this.&f"), Map.of("b", 1), 2))
                .isEqualTo(List.of(2, 1));
        assertThat(named(closure("{ a, Object... r -> [a, r.length] }"), Map.of("a", 1)))
                .isEqualTo(List.of(1, 0));
    }

    @Test
    void namesBindToJavaParameters() throws Throwable {
        Fn2<Integer, Integer, Integer> difference = (minuend, subtrahend) -> minuend - subtrahend;
        Fn2<Integer, Integer, Integer> reference = FunctionCallerTest::minus;
        int captured = 100;
        Fn2<Integer, Integer, Integer> capturing = (low, high) -> captured + low - high;

        assertThat(named(difference, Map.of("subtrahend", 1), 3)).isEqualTo(2);
        assertThat(named(reference, Map.of("subtrahend", 1, "minuend", 3))).isEqualTo(2);
        assertThat(named(capturing, Map.of("high", 1), 3)).isEqualTo(102);
        assertThat(named(new Caller(), Map.of("b", 1), "x")).isEqualTo("x1");
    }

    static int minus(int minuend, int subtrahend) {
        return minuend - subtrahend;
    }

    @Test
    void namesArriveAsALeadingMapWhereAMapIsDeclaredOrNamesAreNotKnown() throws Throwable {
        Function<Map<String, Object>, Object> notSerializable = m -> m.get("x");
        Fn2<Map<String, Object>, Integer, Object> declared = (options, n) -> options.get("x") + "," + n;

        assertThat(named(closure("{ Map o, a -> [o.x, a] }"), Map.of("x", 1), 2))
                .isEqualTo(List.of(1, 2));
        assertThat(named(closure("{ it.x }"), Map.of("x", 1))).isEqualTo(1);
        assertThat(named(notSerializable, Map.of("x", 1))).isEqualTo(1);
        assertThat(named(declared, Map.of("x", 1), 2)).isEqualTo("1,2");
    }

    @Test
    void aNamedNullIsAValue() throws Throwable {
        Map<String, Object> nothing = new java.util.HashMap<>();
        nothing.put("b", null);

        assertThat(named(closure("{ a, b = 2 -> [a, b] }"), nothing, 1)).isEqualTo(Arrays.asList(1, null));
    }

    @Test
    void aWrongNameListsTheRightOnes() throws Exception {
        Object nameless = new MethodClosure(
                ShippedJava.of("N", "public class N { public static int f(int a, int b) { return a; } }", "-g:none")
                        .loadClass("N"),
                "f");
        assertThatThrownBy(() -> named(closure("{ a, levels = 2 -> }"), Map.of("lvl", 1), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter called lvl: there is a, levels");
        assertThatThrownBy(() -> named(closure("{ a, b -> }"), Map.of("a", 1), 2))
                .hasMessageContaining("parameter a twice: by position and by name");
        assertThatThrownBy(() -> named(closure("{ a, b -> }"), Map.of("b", 1)))
                .hasMessageContaining("no value for its parameter a");
        assertThatThrownBy(() -> named(nameless, Map.of("a", 1), 2))
                .hasMessageContaining("names of N.f are not known")
                .hasMessageContaining("pass them by position");
    }

    @Test
    void anEarlierDefaultCanBeSkippedWhereTheClassFileIsKnown() throws Throwable {
        assertThat(named(closure("{ x = 1, y = 2 -> [x, y] }"), Map.of("y", 5))).isEqualTo(List.of(1, 5));
        assertThat(named(closure("{ a, x = a * 2, y = x + 1, z = 9 -> [a, x, y, z] }"), Map.of("z", 0), 5))
                .isEqualTo(List.of(5, 10, 11, 0));
        assertThat(named(closure("def k = 7; { a, int x = k, y = 2 -> [a, x, y] }"), Map.of("y", 5, "a", 3)))
                .isEqualTo(List.of(3, 7, 5));
        assertThat(named(closure("{ a = 1, b, c = 3 -> [a, b, c] }"), Map.of("b", 2, "c", 4)))
                .isEqualTo(List.of(1, 2, 4));
        assertThat(named(closure("def f(a, x = [1, 2].sum(), y = 2) { [a, x, y] }; this.&f"), Map.of("y", 5), 0))
                .isEqualTo(List.of(0, 3, 5));
    }

    @Test
    void elsewhereSkippingItSaysWhatToPass() {
        assertThatThrownBy(() -> named(new WithOverloads(), Map.of("y", 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the default of x can't be used")
                .hasMessageContaining("give x too");
        assertThatThrownBy(() -> named(
                        closure(
                                "def ran = []; def f(a) { throw new Error('ran') }; def f(a, x, y) { [a, x, y] }; this.&f"),
                        Map.of("y", 5),
                        0))
                .hasMessageContaining("give x too");
    }

    public static final class WithOverloads implements Serializable {
        private static final long serialVersionUID = 1L;

        public int call() {
            return call(1);
        }

        public int call(int x) {
            return call(x, 2);
        }

        public int call(int x, int y) {
            return x + y;
        }
    }
}
