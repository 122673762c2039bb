package org.cogrid.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.List;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.junit.jupiter.api.Test;

/** Copies in which classes have other names, as those of JShell have that were defined anew. */
final class RenamedClassesTest {
    private static final String NEW = "New";

    static class Part implements Serializable {
        int n = 1;
        Part next;
        Part[] all = {};
        Object any;
    }

    static class NewPart implements Serializable {
        int n;
        NewPart next;
        NewPart[] all;
        Object any;
        int more;
    }

    record Pair(Part one, Part[][] table) implements Serializable {}

    record NewPair(NewPart one, NewPart[][] table, int more) implements Serializable {}

    record Plain(Part one, Part[] all) {}

    record NewPlain(NewPart one, NewPart[] all, String more) {}

    static class Text implements Serializable {
        String part = "";
    }

    static class NewText implements Serializable {
        NewPart part;
    }

    @Test
    void fieldsOfARenamedClassAreCarriedOver() {
        Part part = new Part();
        part.next = new Part();
        part.all = new Part[] {part, part.next};
        part.any = new Part[0];

        NewPart copy = (NewPart) copy(part);

        assertThat(copy.next.n).isEqualTo(1);
        assertThat(copy.all).containsExactly(copy, copy.next);
        assertThat(copy.any).isInstanceOf(NewPart[].class);
    }

    @Test
    void arraysOfARenamedClassAreCarriedOver() {
        assertThat(((NewPart[]) copy(new Part[] {new Part()}))[0].n).isEqualTo(1);
        assertThat(((NewPart[][]) copy(new Part[][] {{new Part()}}))[0][0].n).isEqualTo(1);
        assertThat(((Object[]) copy(new Object[] {new Part(), new int[] {7}}))[0])
                .isInstanceOf(NewPart.class);
    }

    @Test
    void recordsWithComponentsOfARenamedClassAreCarriedOver() {
        NewPair pair = (NewPair) copy(new Pair(new Part(), new Part[][] {{new Part()}}));
        NewPlain plain = (NewPlain) copy(new Plain(new Part(), new Part[] {new Part()}));

        assertThat(List.of(pair.one().n, pair.table()[0][0].n)).containsExactly(1, 1);
        assertThat(List.of(plain.one().n, plain.all()[0].n)).containsExactly(1, 1);
    }

    @Test
    void aFieldOfAnotherTypeIsRefusedAsBefore() {
        assertThatThrownBy(() -> copy(new Text())).hasStackTraceContaining("field 'part' is of another type");
    }

    private static Object copy(Object value) {
        ClassLoader loader = RenamedClassesTest.class.getClassLoader();
        return new ValueCodec(ClassSpace.of(loader)).copy(value, new Renamed(loader), Arrival.PLAIN);
    }

    private record Renamed(ClassLoader loader) implements Counterparts {
        @Override
        public Class<?> of(Class<?> type) throws ClassNotFoundException {
            return type.isPrimitive() ? type : Class.forName(nameOf(type.getName()), false, loader);
        }

        @Override
        public String nameOf(String className) {
            int simple = className.lastIndexOf('$') + 1;
            return className.startsWith(RenamedClassesTest.class.getName() + "$")
                    ? className.substring(0, simple) + NEW + className.substring(simple)
                    : className;
        }
    }
}
