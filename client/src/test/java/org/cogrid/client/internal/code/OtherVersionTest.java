package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values read where their class is another version. */
final class OtherVersionTest {
    private static final String OLD = "package p; public class V extends W implements java.io.Serializable {"
            + " int x = 5; String s = \"text\"; V next = null; public String toString() { return x + s + y; } }"
            + " class W implements java.io.Serializable { long y = 7; }";

    @TempDir
    private Path folder;

    @Test
    void aValueFitsAClassWithOtherMethodsAndMoreFields() throws Exception {
        String later = OLD.replace("int x", "int z; public void method() {} int x")
                .replace("long y", "public int more() { return 1; } long y")
                .replace("return x", "return \"new \" + x");

        assertThat(carried(OLD, later)).hasToString("[new 5text7, new 5text7]");
    }

    @Test
    void whatAClassWritesItselfIsReadByItsOtherVersion() throws Exception {
        String old = OLD.replace(
                "V next",
                "private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {"
                        + " out.defaultWriteObject(); out.writeInt(42); }"
                        + " private void readObject(java.io.ObjectInputStream in) throws Exception {"
                        + " in.defaultReadObject(); x += in.readInt(); } V next");

        assertThat(carried(old, old.replace("int x", "public void method() {} int x")))
                .hasToString("[47text7, 47text7]");
    }

    @Test
    void aFieldThatIsGoneOrOfAnotherTypeIsNamed() {
        assertThatThrownBy(() -> carried(OLD, OLD.replace("int x = 5", "long x = 5")))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageEndingWith(
                        "the value holds class p.V, another version; in the version here field 'x' is of another type");
        assertThatThrownBy(() -> carried(OLD, OLD.replace("long y = 7", "").replace(" + y", "")))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageEndingWith(
                        "the value holds class p.W, another version; in the version here there is no field 'y'");
    }

    private Object carried(String old, String later) throws Exception {
        ClassLoader from = Program.loader(compiled(old));
        Object value = from.loadClass("p.V").getConstructor().newInstance();
        Encoded encoded = new ValueCodec(ClassSpace.of(from)).encode(List.of(value, value));
        return new ValueCodec(ClassSpace.of(Program.loader(compiled(later)))).decode(encoded, Arrival.PLAIN);
    }

    private Path compiled(String source) throws Exception {
        return new Program(Files.createTempDirectory(folder, "v"))
                .with("p.V", source)
                .classes();
    }
}
