package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Named.named;
import static org.cogrid.core.Reference.ref;

import java.util.List;
import java.util.Map;
import org.cogrid.client.DirectView;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.function.Fn1;
import org.junit.jupiter.api.Test;

/** How arguments reach a function's parameters; what does not fit is refused, and the engine stays usable. */
class ArgumentsIT extends UsableAfterwards {
    @Test
    void aLambdaBesideAReferenceHasToDeclareItsParameter() {
        assertThatThrownBy(() -> GRID.e0().apply(Shipped.undeclared(), ref("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declare");
    }

    @Test
    void namedArgumentsBindByNameAndAWrongNameListsTheRightOnes() {
        DirectView e0 = GRID.e0();
        e0.execute("def norm(a, levels = [2], scale = 1) { [a, levels, scale] }")
                .get();

        assertThat(e0.<Object>applySync(ref("norm"), 7, named("scale", 3))).isEqualTo(List.of(7, List.of(2), 3));
        assertThat(e0.<Object>applySync(groovy("{ a, levels = [2] -> [a, levels] }"), 7, named("levels", 1)))
                .isEqualTo(List.of(7, 1));
        assertThatThrownBy(() -> e0.applySync(ref("norm"), 7, named("level", 3)))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("level")
                .hasMessageContaining("levels")
                .hasMessageContaining("scale");
        assertThat(
                        InClient.<Object>groovy(
                                Map.of("e0", e0),
                                "e0.applySync({ double[] a, levels = [2] -> [a.length, levels] }, [1, 2] as double[], levels: [3])"))
                .isEqualTo(List.of(2, List.of(3)));
        assertThat(InClient.<Object>groovy(Map.of("e0", e0), "e0.applySync({ a, x = 1, y = 2 -> [a, x, y] }, 5, y: 3)"))
                .isEqualTo(List.of(5, 1, 3));
    }

    @Test
    void anArrayIsOneArgument() {
        DirectView e0 = GRID.e0();

        assertThat(e0.applySync(Shipped.rows(), new double[][] {{1}, {2}})).isEqualTo(2);
        assertThat(e0.applySync(Shipped.length(), new Object[] {1, "b", null})).isEqualTo(3);
        assertThat(e0.<Object>applySync(groovy("{ Object[] a -> a.length }"), new Object[] {1, 2}))
                .isEqualTo(2);
        assertThat(InClient.<Object>groovy(Map.of("e0", e0), "e0.applySync({ a -> a.length }, [1, 2, 3] as Object[])"))
                .isEqualTo(3);
        assertThat(InClient.<Object>groovy(Map.of("e0", e0), "e0.applySync({ a -> a.length }, new double[2][2])"))
                .isEqualTo(2);
    }

    @Test
    void nullIsAnArgumentAndAResult() {
        DirectView e0 = GRID.e0();

        assertThat(e0.<Object, Object>applySync(Shipped.identity(), (Object) null))
                .isNull();
        assertThat(e0.<Object>applySync(groovy("{ a -> a == null }"), (Object) null))
                .isEqualTo(true);
        assertThat(InClient.<Object>groovy(Map.of("e0", e0), "e0.applySync({ a -> [a] }, null)"))
                .isEqualTo(java.util.Collections.singletonList(null));
    }

    /** Functions that run on the engine. */
    private static final class Shipped {
        static Fn1<Object, Object> identity() {
            return v -> v;
        }

        static Fn1<Object, Object> undeclared() {
            Fn1<org.cogrid.core.Reference<?>, Object> function = v -> v;
            @SuppressWarnings({"unchecked", "rawtypes"}) // what javac makes of `v -> v` beside a Reference
            Fn1<Object, Object> asGiven = (Fn1) function;
            return asGiven;
        }

        static Fn1<double[][], Integer> rows() {
            return matrix -> matrix.length;
        }

        static Fn1<Object[], Integer> length() {
            return array -> array.length;
        }
    }
}
