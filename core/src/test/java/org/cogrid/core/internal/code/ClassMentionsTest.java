package org.cogrid.core.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.cogrid.core.function.Fn1;
import org.junit.jupiter.api.Test;

final class ClassMentionsTest {
    private final ClassMentions mentions = new ClassMentions();

    @Test
    void allThatAFullReadFindsIsMentioned() throws IOException {
        for (Class<?> type : List.of(
                ClassFileTest.Mentions.class,
                ClassFileTest.class,
                ClassFileTest.GenericField.class,
                ClassFileTest.GenericMethod.class,
                ClassFileTest.GenericBase.class,
                Fn1.class)) {
            byte[] bytes = bytes(type);
            int release = mentions.add(bytes, bytes.length);

            assertThat(release).isEqualTo(ClassFile.parse(bytes).feature());
            assertThat(mentions.names()).containsAll(ClassFile.parse(bytes).references());
        }
        assertThat(mentions.names()).noneMatch(name -> name.startsWith("java."));
    }

    @Test
    void whatIsLookedUpByItsNameIsMentioned() {
        CompilationUnit unit =
                new CompilationUnit(new GroovyClassLoader(getClass().getClassLoader()));
        unit.addSource(
                "Script.groovy", "import org.cogrid.core.internal.code.*\nClassFileTest.name; 'a text, no name'");
        unit.compile(Phases.CLASS_GENERATION);
        byte[] bytes = unit.getClasses().get(0).getBytes();

        mentions.add(bytes, bytes.length);

        assertThat(mentions.names()).contains(ClassFileTest.class.getName()).doesNotContain("a text, no name");
    }

    @Test
    void textsThatOnlyBeginLikeDescriptorsAreNone() throws IOException {
        byte[] bytes = bytes(Texts.class);

        mentions.add(bytes, bytes.length);

        assertThat(mentions.names()).noneMatch(name -> name.contains("ook") || name.contains(" "));
    }

    @Test
    void otherBytesAreRefusedAlsoBeforeThoseOfAClass() throws IOException {
        byte[] bytes = bytes(Fn1.class);

        assertThatThrownBy(() -> mentions.add(new byte[] {1, 2, 3, 4, 5}, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no class file");
        assertThatThrownBy(() -> mentions.add(bytes, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mentions.add(bytes, 40)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mentions.add(Arrays.copyOf(bytes, 40), 40))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(
                type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            return in.readAllBytes();
        }
    }

    private static final class Texts {
        static final List<String> ALL = List.of("Look at this", "[Look at that", "Look;see");
    }
}
