package org.cogrid.core.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.cogrid.core.Engine;
import org.cogrid.core.Reference;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.junit.jupiter.api.Test;

final class ClassFileTest {
    @Test
    void superTypesMembersAndCodeAreMentioned() throws IOException {
        assertThat(ClassFile.parse(bytes(Mentions.class)).references())
                .contains(
                        Fn0.class.getName(), // an interface
                        VariableInfo.class.getName(), // only in a field's descriptor
                        Reference.class.getName(), // only in an abstract method's descriptor
                        Fn1.class.getName(), // only in an invokedynamic
                        Engine.class.getName(), // only in an array
                        Mentions.Nested.class.getName())
                .noneMatch(name -> name.startsWith("java."));
    }

    @Test
    void classesThatOnlyGenericTypesNameAreMentionedAsReflectionNeedsThem() throws IOException {
        for (Class<?> type : List.of(GenericField.class, GenericMethod.class, GenericBase.class, GenericRecord.class)) {
            assertThat(ClassFile.parse(bytes(type)).references())
                    .as(type.getName())
                    .contains(Item.class.getName());
        }
    }

    @Test
    void whatOnlyThePackageMayUseIsTold() throws IOException {
        ClassFile mentions = ClassFile.parse(bytes(Mentions.class));
        ClassFile user = ClassFile.parse(bytes(ClassFileTest.class));

        assertThat(mentions.isPublic()).isFalse();
        assertThat(mentions.superclass()).isEqualTo("java.lang.Object");
        assertThat(mentions.hidden())
                .contains("take(Lorg/cogrid/core/Reference;)V")
                .noneMatch(each -> each.startsWith("call("));
        assertThat(user.neighbours().get(ClassFile.class.getName())).contains("feature()I");
        assertThat(user.neighbours()).doesNotContainKey(Fn1.class.getName());
    }

    @Test
    void aClassThatOnlyItsNestCanNameIsTold() throws IOException {
        Runnable anonymous = new Runnable() {
            @Override
            public void run() {
                // never runs
            }
        };

        assertThat(ClassFile.parse(bytes(OfNest.class)).isOfNest()).isTrue();
        assertThat(ClassFile.parse(bytes(anonymous.getClass())).isOfNest()).isTrue();
        assertThat(ClassFile.parse(bytes(Mentions.class)).isOfNest()).isFalse();
        assertThat(ClassFile.parse(bytes(ClassFileTest.class)).isOfNest()).isFalse();
    }

    @Test
    void aStaticInitialiserIsNothingThatOthersUse() throws IOException {
        assertThat(ClassFile.parse(bytes(OfNest.class)).hidden()).isEmpty();
    }

    private static final class OfNest {
        static {
            System.getProperty("user.home");
        }

        private OfNest() {}
    }

    /** As classes that are not public are by Groovy's code, which may not name them. */
    @Test
    void whatIsLookedUpByItsNameIsMentioned() {
        CompilationUnit unit =
                new CompilationUnit(new GroovyClassLoader(getClass().getClassLoader()));
        unit.addSource(
                "Script.groovy", "import org.cogrid.core.internal.code.*\nClassFileTest.name; 'a text, no name'");
        unit.compile(Phases.CLASS_GENERATION);

        assertThat(unit.getClasses())
                .singleElement()
                .satisfies(type -> assertThat(ClassFile.parse(type.getBytes()).references())
                        .contains(ClassFileTest.class.getName())
                        .doesNotContain("a text, no name"));
    }

    @Test
    void theReleaseIsThatOfTheCompiler() throws IOException {
        assertThat(ClassFile.parse(bytes(Mentions.class)).feature()).isEqualTo(17);
    }

    @Test
    void classesOfTheJdkCanBeRead() throws IOException {
        for (Class<?> type : List.of(Object.class, String.class, Map.class, Character.class, Thread.State.class)) {
            assertThat(ClassFile.parse(bytes(type)).feature())
                    .isEqualTo(Runtime.version().feature());
        }
    }

    /** Read backwards, it would be read for ever. */
    @Test
    void anAttributeOfANegativeLengthIsRefused() throws IOException {
        byte[] bytes = bytes(Mentions.class);
        int last = bytes.length - 4;
        while (last > 0) {
            byte[] damaged = ByteBuffer.wrap(bytes.clone()).putInt(last, -6).array();
            if (refuses(damaged, "an attribute of -6 bytes")) {
                return;
            }
            last--;
        }
        fail("no place is the length of an attribute");
    }

    private static boolean refuses(byte[] damaged, String reason) {
        try {
            ClassFile.parse(damaged);
            return false;
        } catch (IllegalArgumentException e) {
            return e.getMessage().contains(reason);
        }
    }

    @Test
    void moreConstantsThanBytesAreRefused() throws IOException {
        byte[] cut = Arrays.copyOf(bytes(Mentions.class), 40);
        cut[8] = -1; // 65,280 or more constants

        assertThatThrownBy(() -> ClassFile.parse(cut)).hasMessageContaining("40 bytes are no class file: 65");
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> ClassFile.parse(new byte[] {1, 2, 3, 4, 5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no class file");
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(
                type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            return in.readAllBytes();
        }
    }

    abstract static class Mentions implements Fn0<Object> {
        private static final long serialVersionUID = 1L;
        private static final double CONSTANT = 1.5;
        protected transient VariableInfo info;

        abstract void take(Reference<?> reference);

        @Override
        public Object call() {
            Fn1<Integer, Object> function = x -> new Engine[x + (int) CONSTANT];
            return function;
        }

        record Nested(long value) {}
    }

    static final class Item {}

    static final class GenericField {
        List<Item> items = List.of();
    }

    abstract static class GenericMethod {
        abstract <T extends Comparable<Item>> void take(T items);
    }

    abstract static class GenericBase implements Comparable<List<? super Item>> {}

    record GenericRecord(List<Item[]> items) {}
}
