package org.cogrid.core.internal.codec.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Closure;
import groovy.lang.MapWithDefault;
import groovy.util.ConfigObject;
import groovy.util.Expando;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.internal.codec.OneLoader;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.PushTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CulpritTest {
    private final ValueCodec codec = new ValueCodec(new OneLoader());

    @Test
    void aFieldOfAnArgumentIsNamed() {
        Fn1<Owned, Object> f = owned -> owned.toString();

        assertThatThrownBy(() -> codec.encode(new ApplyTask(f, new Object[] {new Owned(System.out)}, Map.of(), null)))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("argument 0.owner.out : java.io.PrintStream")
                .hasMessageContaining("pass what you need from it");
    }

    @Test
    void transientIsNoAdviceWhereNoFieldHoldsTheCulprit() {
        Thread thread = Thread.currentThread();
        Fn0<Object> captures = () -> thread;

        for (Object value : List.of(
                thread,
                List.of(thread),
                Map.of("k", new Object[] {thread}),
                new Bare(1, thread),
                captures,
                new PushTask(Map.of("t", thread)),
                new ApplyTask(captures, new Object[0], Map.of(), null))) {
            assertThatThrownBy(() -> codec.encode(value))
                    .hasMessageContaining("java.lang.Thread, which is not serializable; pass what you need from it")
                    .hasMessageNotContaining("mark the field");
        }
    }

    @ParameterizedTest
    @MethodSource("groovysOwn")
    void whatOfGroovysOwnCanNotTravelIsToldWithWhatCan(Object value, String way) {
        assertThatThrownBy(() -> codec.encode(List.of(value)))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("value[0] : " + value.getClass().getName())
                .hasMessageContaining("pass " + way);
    }

    static Stream<Arguments> groovysOwn() {
        return Stream.of(
                Arguments.of(
                        MapWithDefault.newInstance(new HashMap<>(), Closure.IDENTITY),
                        "a copy, new LinkedHashMap(map)"),
                Arguments.of(new Expando(), "a copy of its properties"),
                Arguments.of(new ConfigObject(), "plain data made of it"));
    }

    @Test
    void objectsInEachOthersSetsAreToldWithTheWayOut() {
        Node one = new Node("one");
        Node two = new Node("two");
        one.next.add(two);
        two.next.add(one);
        Encoded encoded = codec.encode(one);

        assertThatThrownBy(() -> codec.decode(encoded, Arrival.PLAIN))
                .hasMessageContaining("while the objects in them may still be empty")
                .hasMessageContaining("keep such objects in lists");
    }

    private static final class Node implements Serializable {
        private static final long serialVersionUID = 1L;

        final Set<Node> next = new HashSet<>();
        final String zName;

        Node(String name) {
            zName = name;
        }

        @Override
        public int hashCode() {
            return zName.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && node.zName.equals(zName);
        }
    }

    @Test
    void aNamedArgumentIsNamed() {
        Fn0<Integer> f = () -> 1;

        assertThatThrownBy(() -> codec.encode(
                        new ApplyTask(f, new Object[0], Map.of("levels", List.of(1, Thread.currentThread())), null)))
                .hasMessageContaining("argument levels[1] : java.lang.Thread");
    }

    @Test
    void thePathThroughImmutableCollectionsIsNamed() {
        Object nested = Map.of("a", List.of(1, Map.of("b", List.of(2, 3, Thread.currentThread()))));

        assertThatThrownBy(() -> codec.encode(nested)).hasMessageContaining("[a][1][b][2] : java.lang.Thread");
    }

    @Test
    void theThisALambdaCapturesIsNamed() {
        Fn0<Integer> f = new Report().usesThis();

        assertThatThrownBy(() -> codec.encode(new ApplyTask(f, new Object[0], Map.of(), null)))
                .hasMessageContaining("cannot encode Report.this.out : java.io.PrintStream")
                .hasMessageContaining("or mark the field that holds it transient");
    }

    @Test
    void aLocalVariableALambdaCapturesIsNamed() {
        PrintStream out = System.out;
        long[] numbers = {1};
        double factor = 2;
        Fn0<Integer> f = () -> {
            out.println(factor * numbers[0]);
            return 1;
        };
        Fn0<Integer> later = () -> {
            List.of(factor, numbers, out);
            return 1;
        };

        String named = "cannot encode out (captured in CulpritTest.aLocalVariableALambdaCapturesIsNamed)"
                + " : java.io.PrintStream";
        assertThatThrownBy(() -> codec.encode(f)).hasMessageContaining(named);
        assertThatThrownBy(() -> codec.encode(later)).hasMessageContaining(named);
    }

    @Test
    void theReceiverOfAMethodReferenceIsNamed() {
        Fn1<String, Integer> f = new Plain()::length;

        assertThatThrownBy(() -> codec.encode(f))
                .hasMessageContaining("captured value 0 (of ::length) : " + Plain.class.getName());
    }

    @Test
    void whatAnAnonymousClassCapturesIsNamed() {
        Fn0<Integer> usesThis = new Report().anonymous();
        Fn0<Integer> usesLocal = flushing(System.out);

        assertThatThrownBy(() -> codec.encode(usesThis)).hasMessageContaining("Report.this.out : java.io.PrintStream");
        assertThatThrownBy(() -> codec.encode(new ApplyTask(usesLocal, new Object[0], Map.of(), null)))
                .hasMessageContaining("local : java.io.PrintStream");
    }

    @Test
    void aVariablesPathStartsWithItsName() {
        assertThatThrownBy(() -> codec.encode(new PushTask(Map.of("a", Map.of("k", new Object[] {new Plain()})))))
                .hasMessageContaining("cannot encode a[k][0] : " + Plain.class.getName())
                .hasMessageContaining("let its class implement java.io.Serializable");
    }

    static Stream<Object> containers() {
        Plain plain = new Plain();
        return Stream.of(
                plain,
                List.of(plain),
                new ArrayList<>(List.of(plain)),
                Map.of("k", plain),
                new HashMap<>(Map.of(plain, 1)),
                Map.entry("k", plain),
                Optional.of(plain),
                new Bare(1, plain),
                new Object[][] {{plain}},
                new ArrayList<>(List.of(1, plain)).subList(1, 2),
                new java.util.concurrent.atomic.AtomicReference<>(plain),
                (Fn0<Fn0<String>>) () -> plain::toString);
    }

    @Test
    void aValueThatIsItselfAtFaultIsNamedByItsClass() {
        assertThatThrownBy(() -> codec.encode(new Plain()))
                .hasMessageStartingWith("cannot encode a value of " + Plain.class.getName() + ", which is not");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void theClassIsNamedWhereverItHides(Object container) {
        assertThatThrownBy(() -> codec.encode(container))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining(" " + Plain.class.getName() + ", which is not serializable");
    }

    @Test
    void aRecordsComponentIsNamed() {
        assertThatThrownBy(() -> codec.encode(List.of(new Bare(1, new Plain()))))
                .hasMessageContaining("value[0].other : " + Plain.class.getName());
    }

    @Test
    void aLambdaThatIsNotSerializableIsToldAsSuch() {
        Supplier<Integer> supplier = () -> 1;

        assertThatThrownBy(() -> codec.encode(List.of(supplier)))
                .hasMessageContaining("value[0] : a lambda (java.util.function.Supplier)")
                .hasMessageContaining("(Supplier & java.io.Serializable)");
    }

    @Test
    void whatAWriteObjectThrowsIsToldWithItsPath() {
        assertThatThrownBy(() -> codec.encode(List.of(new Failing(new AssertionError("boom")))))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("value[0] : " + Failing.class.getName())
                .hasMessageContaining("AssertionError: boom")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void aCollectionOfTheUsersOwnIsNotTurnedIntoAnother() {
        class Own extends java.util.AbstractList<Integer> {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return 1;
            }
        }
        assertThatThrownBy(() -> codec.encode(new Own())).hasMessageContaining("Own, which is not serializable");
    }

    @Test
    void aCulpritFarDownALargeGraphIsFoundWithoutASecondLook() {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            list.add(new ArrayList<>(List.of(i)));
        }
        list.add(new Plain());

        assertThatThrownBy(() -> codec.encode(list)).hasMessageContaining("value[20000] : " + Plain.class.getName());
    }

    @Test
    void anObjectThatCouldNotBeMadeAnewIsRefusedWhereItIsSent() {
        for (Object object : List.of(new Derived(), new Closed(1))) {
            assertThatThrownBy(() -> codec.encode(Map.of("k", object)))
                    .isInstanceOf(NotSerializableValueException.class)
                    .hasMessageContaining("value[k] : " + object.getClass().getName())
                    .hasMessageContaining("can't be made anew")
                    .hasMessageContaining("constructor without parameters");
        }
        assertThat(codec.decode(codec.encode(Derived.class), Arrival.PLAIN)).isEqualTo(Derived.class);
    }

    static class NeedsNumber {
        NeedsNumber(int number) {}
    }

    static final class Derived extends NeedsNumber implements Serializable {
        Derived() {
            super(1);
        }
    }

    /** Has no constructor for its reading. */
    public static final class Closed implements Externalizable {
        public Closed(int number) {}

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    @Test
    void theCodecWorksOnAfterAFailure() {
        assertThatThrownBy(() -> codec.encode(new Plain())).isInstanceOf(NotSerializableValueException.class);

        assertThat(codec.decode(codec.encode("x"), Arrival.PLAIN)).isEqualTo("x");
    }

    private static Fn0<Integer> flushing(PrintStream local) {
        return new Fn0<>() {
            @Override
            public Integer call() {
                local.flush();
                return 1;
            }
        };
    }

    static final class Plain {
        int length(String text) {
            return text.length();
        }
    }

    record Bare(int number, Object other) {}

    record Owner(PrintStream out) implements Serializable {}

    static final class Owned implements Serializable {
        private final Owner owner;

        Owned(PrintStream out) {
            owner = new Owner(out);
        }
    }

    static final class Report implements Serializable {
        private final PrintStream out = System.out;

        Fn0<Integer> usesThis() {
            return () -> {
                out.flush();
                return 1;
            };
        }

        Fn0<Integer> anonymous() {
            return new Fn0<>() {
                @Override
                public Integer call() {
                    out.flush();
                    return 1;
                }
            };
        }
    }

    static final class Failing implements Serializable {
        private final Error error;

        Failing(Error error) {
            this.error = error;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            throw error;
        }
    }
}
