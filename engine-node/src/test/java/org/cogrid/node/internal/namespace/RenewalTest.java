package org.cogrid.node.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.junit.jupiter.api.Test;

/** Values that hold versions of classes, and a task that brings a further one. */
class RenewalTest {
    private final Version first = new Version("the version of 10:00:00", Point.class, Other.class, Shown.class);
    private final Version second = new Version("the version of 11:00:00", Point.class, Other.class, Shown.class);
    private final Version brought = new Version("the version of 12:00:00", Point.class);
    private final Version text = new Version("the version of text 1", Point.class, Holder.class);

    private final LiveValues values = new LiveValues(name -> null);
    private final Renewal renewal = new Renewal(
            values,
            new ValueCodec(ClassSpace.of(RenewalTest.class.getClassLoader())),
            Arrival.PLAIN,
            new Brought(brought, Set.of(first, second)));

    public static final class Point implements Serializable {}

    public record Other(Object held) {}

    public interface Shown {}

    public static final class Holder {
        private final Object held;

        public Holder(Object held) {
            this.held = held;
        }

        public Object held() {
            return held;
        }
    }

    /** What a proxy calls. */
    private record Handler() implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return "shown";
        }
    }

    @Test
    void objectsOfTwoVersionsBecomeOnesOfTheOneThatWasBrought() throws Exception {
        assertThat(types(fit(first.make(Point.class), second.make(Point.class))))
                .containsExactly(brought.of(Point.class), brought.of(Point.class));
    }

    @Test
    void objectsOfTwoVersionsOfAClassThatWasNotBroughtKeepEachItsOwn() throws Exception {
        List<?> fitting = fit(first.make(Other.class, 1), second.make(Other.class, 2), first.make(Point.class));

        assertThat(types(fitting))
                .containsExactly(first.of(Other.class), second.of(Other.class), brought.of(Point.class));
        assertThat(fitting).first().hasToString("Other[held=1]");
    }

    @Test
    void soDoThoseOfTwoVariables() throws Exception {
        values.put("other", new ArrayList<>(List.of(second.make(Other.class, 2), second.make(Point.class))));

        fit(first.make(Other.class, 1), first.make(Point.class));

        assertThat(types((List<?>) values.peek("other")))
                .containsExactly(second.of(Other.class), brought.of(Point.class));
    }

    @Test
    void arraysAndProxiesFollowTheirClasses() throws Exception {
        Object array = java.lang.reflect.Array.newInstance(second.of(Other.class), 1);
        Object proxy = Proxy.newProxyInstance(second, new Class<?>[] {second.of(Shown.class)}, new Handler());
        List<?> fitting = fit(first.make(Other.class, 1), array, proxy, first.make(Point.class));

        assertThat(fitting.get(1).getClass().getComponentType()).isSameAs(second.of(Other.class));
        assertThat(fitting.get(2)).isInstanceOf(second.of(Shown.class));
    }

    @Test
    void aTextsClassIsNoVersionOfTheProgramsClassOfItsName() throws Exception {
        assertThat(types(fit(text.make(Point.class), first.make(Point.class))))
                .containsExactly(text.of(Point.class), brought.of(Point.class));
    }

    @Test
    void anOldObjectBesideOneThatCannotBeCopiedIsRefusedWithTheReason() throws Exception {
        assertRefused(new Object(), first.make(Point.class));
        assertRefused(Thread.currentThread(), List.of(first.make(Point.class)));
    }

    @Test
    void soIsOneWithinAnObjectThatCannotBeCopied() throws Exception {
        assertRefused(text.make(Holder.class, first.make(Point.class)));
        assertRefused(text.make(Holder.class, List.of(text.make(Holder.class, first.make(Point.class)))));
    }

    @Test
    void whatCannotBeCopiedAndHoldsNothingOldIsTheVeryObject() throws Exception {
        List<Object> value = list(text.make(Holder.class, text.make(Point.class)), new Object());

        assertThat(fit(value)).isSameAs(value);
    }

    private void assertRefused(Object... elements) {
        assertThatThrownBy(() -> fit(elements))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("the variable 'value' does not fit this program: it holds class "
                        + Point.class.getName() + ", the version of 10:00:00\nthis program has the version of 12:00:00:"
                        + " the value can't be copied into it: ")
                .hasMessageContaining("not serializable");
    }

    private List<?> fit(Object... elements) {
        return fit(list(elements));
    }

    private List<?> fit(List<Object> value) {
        values.put("value", value);
        return (List<?>) renewal.fit("value", value);
    }

    private static List<Object> list(Object... elements) {
        return new ArrayList<>(Arrays.asList(elements));
    }

    private static List<Class<?>> types(List<?> objects) {
        return objects.stream().<Class<?>>map(Object::getClass).toList();
    }

    /** Has some of the classes here, in a version of its own. */
    private static final class Version extends ClassLoader {
        private final List<Class<?>> own;

        Version(String name, Class<?>... own) {
            super(name, RenewalTest.class.getClassLoader());
            this.own = List.of(own);
        }

        Class<?> of(Class<?> type) throws ClassNotFoundException {
            return loadClass(type.getName());
        }

        Object make(Class<?> type, Object... arguments) throws Exception {
            return of(type).getConstructors()[0].newInstance(arguments);
        }

        boolean has(String name) {
            return own.stream().anyMatch(type -> type.getName().equals(name));
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!has(name) && !name.equals(RenewalTest.class.getName())) { // which the others are nested in
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private record Brought(Version loader, Set<Version> earlier) implements BroughtCode {
        @Override
        public Standing standingOf(Class<?> type) {
            boolean isOld = earlier.stream().anyMatch(each -> each == type.getClassLoader());
            return isOld && has(type.getName()) ? Standing.OTHER : Standing.SAME;
        }

        @Override
        public String nameOf(String className) {
            return className;
        }

        @Override
        public boolean lacks(Class<?> type) {
            return false;
        }

        @Override
        public boolean has(String className) {
            return loader.has(className);
        }
    }
}
