package org.cogrid.core.internal.codec.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.cogrid.core.Reference;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.internal.codec.AttachedArray;
import org.cogrid.core.internal.codec.OneLoader;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.task.ApplyTask;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private final OneLoader space = new OneLoader();
    private final ValueCodec codec = new ValueCodec(space);
    private final List<Object> held = new ArrayList<>();
    private final Arrival resolving = arrived -> arrived instanceof Reference ? held : arrived;

    @Test
    void aReferenceBecomesTheValueWhereverItStands() {
        Reference<Object> ref = Reference.ref("a");
        Object value = List.of(ref, Map.of("k", new Object[] {ref}), new Bare(ref));

        List<?> arrived = (List<?>) codec.decode(codec.encode(value), resolving);

        assertThat(arrived.get(0)).isSameAs(held);
        assertThat(((Object[]) ((Map<?, ?>) arrived.get(1)).get("k"))[0]).isSameAs(held);
        assertThat(((Bare) arrived.get(2)).value()).isSameAs(held);
    }

    @Test
    void aReferenceWhoseValueDoesNotFitInItsPlaceIsAnErrorThatSaysHow() {
        Reference<Object> ref = Reference.ref("a");
        Fn1<Integer, String> capturing = x -> ref.path() + x;

        for (Object value : List.of(capturing, new Reference<?>[] {ref}, new Named(ref))) {
            Encoded encoded = codec.encode(value);
            assertThatThrownBy(() -> codec.decode(encoded, resolving))
                    .isInstanceOf(UndecodableValueException.class)
                    .hasMessageContaining("give it as an argument")
                    .hasMessageContaining("as Object");
        }
    }

    private record Named(Reference<?> value) {}

    @Test
    void aReferenceIsAPlainArgument() {
        Fn1<List<Object>, Integer> f = List::size;
        Encoded encoded = codec.encode(new ApplyTask(f, new Object[] {Reference.ref("a"), 1}, Map.of(), "b"));

        ApplyTask arrived = (ApplyTask) codec.decode(encoded, resolving);

        assertThat(arrived.arguments()).hasSize(2);
        assertThat(arrived.arguments()[0]).isSameAs(held);
        assertThat(arrived.into()).isEqualTo("b");
        assertThat(encoded.bytes()).hasSizeLessThan(1000);
    }

    @Test
    void aReferenceToTheFunctionBecomesIt() {
        ApplyTask task = new ApplyTask(Reference.ref("f"), new Object[] {1}, Map.of(), null);

        ApplyTask arrived = (ApplyTask) codec.decode(codec.encode(task), resolving);

        assertThat(arrived.function()).isSameAs(held);
    }

    @Test
    void whatTheArrivalThrowsIsThrownAsItIs() {
        Encoded encoded = codec.encode(List.of(new Bare(Reference.ref("a"))));

        assertThatThrownBy(() -> codec.decode(encoded, arrived -> {
                    throw new NoSuchElementException("a");
                }))
                .isExactlyInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> codec.decode(encoded, arrived -> {
                    throw new FileNotFoundException("a");
                }))
                .isInstanceOf(UndecodableValueException.class)
                .hasCauseInstanceOf(FileNotFoundException.class);
    }

    @Test
    void lambdasAndMethodReferencesWork() throws Exception {
        int captured = 2;
        List<Integer> list = new ArrayList<>(List.of(1));
        Fn1<Integer, Object> scalars = x -> x * captured;
        Fn1<Integer, Object> objects = list::get;
        Fn1<Integer, Object> constructor = ArrayList::new;
        Fn1<Integer, Object> statics = Integer::toHexString;

        assertThat(copy(scalars).call(21)).isEqualTo(42);
        assertThat(copy(objects).call(0)).isEqualTo(1);
        assertThat(copy(constructor).call(0)).isEqualTo(List.of());
        assertThat(copy(statics).call(255)).isEqualTo("ff");
        assertThat(space.sent).contains(ArrivalTest.class);
    }

    @Test
    void theClassesOfAValueAreTold() {
        codec.encode(Map.of("k", new Bare[] {new Bare(Local.class)}));

        assertThat(space.sent).contains(Bare.class, Local.class).doesNotContain(Map.class, Object.class, String.class);
    }

    @Test
    void theImplementingClassOfAMethodReferenceIsTold() {
        Fn1<Object, Object> f = Local::same;

        codec.encode(f);

        assertThat(space.sent).contains(Local.class, ArrivalTest.class);
    }

    @Test
    void aScalarNeedsNoCode() {
        codec.encode(new Object[] {1, "x", List.of(new double[1000])});
        codec.encode(new ApplyTask(Reference.ref("f"), new Object[] {1}, Map.of(), null));

        assertThat(space.sent).isSubsetOf(AttachedArray.class);
    }

    @Test
    void aProxyArrives() throws Exception {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Callable.class, Greeting.class}, new Answer("hi"));

        Callable<?> arrived = (Callable<?>) codec.decode(codec.encode(proxy), Arrival.PLAIN);

        assertThat(arrived.call()).isEqualTo("hi");
        assertThat(space.sent).contains(Greeting.class, Answer.class);
    }

    @Test
    void classesComeFromTheManifestsLoader() throws Exception {
        Encoded encoded = codec.encode(List.of(new Bare(1)));
        URL here = getClass().getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader other = new OwnFirst(here)) {
            List<?> arrived = (List<?>) new ValueCodec(new OneLoader(other)).decode(encoded, Arrival.PLAIN);

            assertThat(arrived.get(0).getClass().getName()).isEqualTo(Bare.class.getName());
            assertThat(arrived.get(0).getClass().getClassLoader()).isSameAs(other);
        }
    }

    @Test
    void anUnknownClassIsNamedWithAWayOut() {
        ClassLoader bare = new ClassLoader(ValueCodec.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith(ArrivalTest.class.getName())) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        Fn1<Integer, Object> f = x -> x;
        for (Object value : List.of(new Bare(1), new HashMap<>(Map.of("k", new Local())), f)) {
            Encoded encoded = codec.encode(value);

            assertThatThrownBy(() -> new ValueCodec(new OneLoader(bare)).decode(encoded, Arrival.PLAIN))
                    .isInstanceOf(UndecodableValueException.class)
                    .hasMessageContaining("class " + ArrivalTest.class.getName())
                    .hasMessageContaining("pass plain data instead");
        }
    }

    @Test
    void aRecordsConstructorMayRefuse() {
        Picky.refusing = false;
        Encoded encoded = codec.encode(new Picky(1));
        Picky.refusing = true;

        assertThatThrownBy(() -> codec.decode(encoded, Arrival.PLAIN))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageContaining("too picky");
    }

    @SuppressWarnings("unchecked")
    private Fn1<Integer, Object> copy(Fn1<Integer, Object> function) {
        return (Fn1<Integer, Object>) codec.decode(codec.encode(function), Arrival.PLAIN);
    }

    interface Greeting {}

    record Bare(Object value) {}

    record Answer(Object answer) implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] args) {
            return answer;
        }
    }

    static final class Local implements Serializable {
        static Object same(Object object) {
            return object;
        }
    }

    record Picky(int number) {
        static boolean refusing;

        Picky {
            if (refusing) {
                throw new IllegalArgumentException("too picky");
            }
        }
    }

    /** Has its own version of this test's classes. */
    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL classes) {
            super(new URL[] {classes}, ArrivalTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(ArrivalTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }
}
