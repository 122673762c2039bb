package org.cogrid.node.internal.code.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ClientOnEngineException;
import org.junit.jupiter.api.Test;

/** {@code Absent} and {@code AbsentException} play the client: what is woven must never come to them. */
final class ClientTypesTest {
    private final ClientTypes types = new ClientTypes(name -> name.startsWith(Absent.class.getName()));

    @Test
    void whatDoesNotComeToAUseRuns() throws Exception {
        assertThat(call(Uses.class, "branches", false)).isEqualTo("here");
    }

    @Test
    void whatComesToAUseSaysSo() {
        for (String method : List.of("branches", "makes", "reads", "writes", "passes")) {
            assertThatThrownBy(() -> call(Uses.class, method, true))
                    .hasRootCauseInstanceOf(ClientOnEngineException.class)
                    .rootCause()
                    .hasMessageContaining(Absent.class.getName() + ".")
                    .hasMessageContaining("was called on an engine");
        }
    }

    @Test
    void aStaticFieldThatNeedsItIsNullAndTheClassWorks() throws Exception {
        assertThat(call(WithStatics.class, "both", false)).isEqualTo("null and 5");
    }

    @Test
    void aStaticInitialiserThatCallsWhatUsesItEndsThere() throws Exception {
        assertThat(call(WithHelper.class, "both", false)).isEqualTo("null and 0");
    }

    @Test
    void otherClassesStayAsTheyAre() throws IOException {
        byte[] bytes = bytes(ClientTypes.class);

        assertThat(types.refuseIn(bytes)).hasSizeGreaterThan(0);
        assertThat(types.refuseIn(bytes(Plain.class))).isEqualTo(bytes(Plain.class));
    }

    private Object call(Class<?> type, String method, boolean argument) throws Exception {
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith(type.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }

            private Class<?> define(String name) throws ClassNotFoundException {
                try {
                    byte[] bytes = types.refuseIn(bytes(Class.forName(name)));
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        var called = loader.loadClass(type.getName()).getDeclaredMethod(method, boolean.class);
        called.setAccessible(true);
        return called.invoke(null, argument);
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    static final class Plain {
        int value() {
            return 1;
        }
    }

    static class Absent {
        static long count = 7;
        double ratio = 0.5;

        Absent(int first, long second) {}

        static Absent connect(String name, double timeout) {
            return new Absent(name.length(), (long) timeout);
        }

        static long next() {
            return count++;
        }

        long id() {
            return 3;
        }
    }

    static final class Uses {
        static String branches(boolean use) {
            try {
                if (use) {
                    return "" + Absent.connect("x", 1.5).id();
                }
                return "here";
            } finally {
                Math.abs(1);
            }
        }

        static Object makes(boolean use) {
            return use ? new Absent(1, 2L) : null;
        }

        static Object reads(boolean use) {
            return Absent.count + (use ? 1.0 : 0);
        }

        static Object writes(boolean use) {
            Absent none = null;
            none.ratio = use ? 1 : 0;
            return none;
        }

        static Object passes(boolean use) {
            LongSupplier supplier = Absent::next;
            return use ? supplier : null;
        }
    }

    static final class WithStatics {
        static final Absent CLIENT = Absent.connect("x", 1.5);
        static final long COUNT = Absent.count;
        static final int FIVE = Integer.parseInt("5");

        static String both(boolean any) {
            return CLIENT + " and " + (COUNT + FIVE);
        }
    }

    static final class WithHelper {
        static final Supplier<Object> NONE = WithHelper.made();
        static final int FIVE = Integer.parseInt("5");

        static Supplier<Object> made() {
            long id = Absent.connect("x", 1.5).id();
            return () -> id;
        }

        static String both(boolean any) {
            return NONE + " and " + FIVE;
        }
    }
}
