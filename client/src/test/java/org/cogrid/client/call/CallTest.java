package org.cogrid.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Named.named;
import static org.cogrid.core.Reference.ref;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cogrid.core.Argument;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.function.Fn4;
import org.junit.jupiter.api.Test;

class CallTest {
    private final Fn1<Object, Integer> one = a -> 1;
    private final Fn2<Object, Object, Integer> two = (a, b) -> 2;

    @Test
    void aCallKnowsTheTypeOfItsResult() {
        Call<Integer> plain = Call.of(two, 1, "b");
        Call<Integer> referring = Call.of((Integer a) -> a, ref("a"));
        Call<String> there = Call.of(ref("f"), 1, 2, 3, 4, 5, 6, 7, 8);
        Call<List<String>> closure =
                Call.<List<String>>untyped(groovy("{ it }"), 1).named(Map.of("x", 1));
        assertThat(List.of(plain.arguments(), referring.arguments(), there.arguments(), closure.arguments()))
                .isEqualTo(List.of(List.of(1, "b"), List.of(ref("a")), List.of(1, 2, 3, 4, 5, 6, 7, 8), List.of(1)));
        assertThat(closure.named()).isEqualTo(Map.of("x", 1));
    }

    @Test
    void anArrayOrNullIsOneArgument() {
        Object[] array = {1, 2};
        assertThat(Call.of(one, array).arguments()).containsExactly((Object) array);
        assertThat(Call.of(one, (Object) null).arguments()).isEqualTo(Arrays.asList((Object) null));
        assertThat(Call.of(ref("f"), array).arguments()).containsExactly((Object) array);
        assertThat(Call.of(ref("f"), (Object) null).arguments()).isEqualTo(Arrays.asList((Object) null));
    }

    @Test
    void functionsOfTheEngineTakeNamedArgumentsAndJavaFunctionsRefuseThemInEveryForm() {
        Call<Object> call = Call.of(ref("f"), named("x", 1), 2);
        assertThat(call.arguments()).containsExactly(2);
        assertThat(call.named()).isEqualTo(Map.of("x", 1));
        Argument x = named("x", 1);
        Fn4<Object, Object, Object, Object, Integer> four = (a, b, c, d) -> 4;
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable refused :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> Call.of(one, (Object) x),
                        () -> Call.of(one, x, new Argument[0]),
                        () -> Call.of(two, 1, x),
                        () -> Call.of(four, 1, 2, 3, x, new Argument[0]))) {
            assertThatThrownBy(refused)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("named(\"x\", …) was given to a Java function");
        }
    }

    @Test
    void surplusArgumentsAreRefused() {
        assertThatThrownBy(() -> Call.of(two, 1, ref("a"), ref("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the function takes 2 arguments, and 3 were given; the surplus starts with ref(b)");
    }

    @Test
    void withoutAFunctionThereIsNoCall() {
        assertThatThrownBy(() -> Call.of((Fn0<Object>) null)).hasMessageContaining("nothing to call");
        assertThatThrownBy(() -> Call.untyped(null)).hasMessageContaining("nothing to call");
    }
}
