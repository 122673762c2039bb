package org.cogrid.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values with an object whose class is not there where they arrive: the class is named, wherever the object stands. */
class MissingClassesTest {
    static final class Missing implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    record InRecord(Object any) implements Serializable {}

    record InList(List<?> any) implements Serializable {}

    record InPlainRecord(List<?> any) {}

    static final class InField implements Serializable {
        private static final long serialVersionUID = 1L;
        private final List<?> any;

        InField(List<?> any) {
            this.any = any;
        }

        List<?> any() {
            return any;
        }
    }

    /** Has all classes but that one. */
    private static final class Without extends ClassLoader {
        Without() {
            super(MissingClassesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Missing.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    static Stream<Object> values() {
        Missing missing = new Missing();
        return Stream.of(
                missing,
                new Object[] {missing},
                List.of(missing),
                Set.of(missing),
                Map.of("k", missing),
                new InRecord(missing),
                new InRecord(List.of(missing)),
                new InList(List.of(missing)),
                new InList(List.of(Missing.class)),
                new InPlainRecord(List.of(missing)),
                new InField(List.of(missing)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void theClassIsNamed(Object value) {
        Encoded encoded = new ValueCodec(new OneLoader()).encode(value);
        ValueCodec there = new ValueCodec(new OneLoader(new Without()));

        assertThatThrownBy(() -> there.decode(encoded, Arrival.PLAIN))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageContaining("class " + Missing.class.getName() + " is not known here");
    }
}
