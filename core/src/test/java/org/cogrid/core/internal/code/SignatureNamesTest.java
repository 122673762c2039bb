package org.cogrid.core.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureNamesTest {
    private static List<String> names(String signature) {
        byte[] bytes = ("Lbefore;" + signature + "Lbehind;").getBytes(StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>();
        SignatureNames.read(bytes, 8, bytes.length - 8, names::add);
        return names;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Ljava/util/List<Lp/Item;>;                                        | p/Item
        Ljava/util/Map<Lp/A;[Lp/B;>;                                      | p/A p/B
        [Ljava/util/List<-Lp/A;>;                                         | p/A
        Ljava/util/Map<+Lp/A;*>;                                          | p/A
        Lp/Outer<TT;>.Inner<Lp/Item;>;                                    | p/Outer p/Outer$Inner p/Item
        <T:Lp/Base;:Lp/Face;U::Lp/Other<TT;>;>Ljava/lang/Object;Lp/Sup<TT;>; | p/Base p/Face p/Other p/Sup
        <L:Lp/A;TL:Ljava/lang/Object;>(ILp/B<TL;>;[JTTL;)Lp/C<Lp/D;>;^Lp/E; | p/A p/B p/C p/D p/E
        ()V                                                               | ''
        """)
    void allClassesOfASignatureAreNamed(String signature, String expected) {
        assertThat(names(signature))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"<", "<T", "<T:", "<T:L", "L", "Lp/A", "Lp/A<", "Lp/A<Lp/B", "Lp/A<Lp/B;", "T", "[", "+", "<html>"})
    void whatBreaksOffIsReadToItsEndAndNoFurther(String broken) {
        assertThat(names(broken)).doesNotContain("before", "behind");
    }

    @Test
    void oneThatIsNestedDeeperThanAnyCompilerWritesDoesNotUseUpTheStackOrTheHeap() {
        assertThat(names("Lp/A<".repeat(13_000))).containsOnly("p/A").hasSizeLessThan(1_000);
        assertThat(names("Lp/A" + ".B".repeat(30_000) + ";")).hasSizeLessThan(100);
    }

    @Test
    void aNameMayHaveAnyLetters() {
        assertThat(names("Ljava/util/List<Lp/Größe;>;")).containsExactly("p/Größe");
    }
}
