package org.cogrid.core.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestTest {
    private static final ContentHash ONE = ContentHash.of(new byte[] {1});
    private static final ContentHash TWO = ContentHash.of(new byte[] {2});
    private static final JarUnit JAR = new JarUnit(ContentHash.of(new byte[] {3}), "a library 1.0.jar");

    @Test
    void bytesBecomeTheSameManifestAgain() {
        Manifest manifest = Manifest.empty("the client\n demo.Main (pid 1)")
                .with(List.of(CodeGroup.of(Map.of("b.B", TWO, "a.A$1", ONE), List.of(JAR))))
                .withSession(Map.of("s1$_run_closure1", ONE));

        assertThat(Manifest.of(manifest.bytes())).isEqualTo(manifest);
    }

    @Test
    void equalCodeHasEqualBytesWhateverTheOrder() {
        CodeGroup first = CodeGroup.of(Map.of("a.A", ONE, "c.C", ONE), List.of());
        CodeGroup second = CodeGroup.of(Map.of("b.B", TWO), List.of(JAR));
        Manifest one = Manifest.empty("here").with(List.of(first)).with(List.of(second));
        Manifest other = Manifest.empty("here").with(List.of(second, first));

        assertThat(one.bytes()).isEqualTo(other.bytes());
    }

    @Test
    void aGroupIsAnotherOnceOneThatItNeedsIs() {
        CodeGroup one = CodeGroup.of(Map.of("a.A", ONE), List.of());
        CodeGroup two = CodeGroup.of(Map.of("a.A", TWO), List.of());

        assertThat(user(one).hash())
                .isNotEqualTo(user(two).hash())
                .isEqualTo(user(one).hash());
    }

    @Test
    void theSameGroupFromAnotherPlaceIsTheSame() {
        CodeGroup here = new CodeGroup(new TreeMap<>(Map.of("a.A", ONE)), List.of(), List.of(), "here");
        CodeGroup there = new CodeGroup(here.classes(), List.of(), List.of(), "there");

        assertThat(here.hash()).isEqualTo(there.hash());
    }

    private static CodeGroup user(CodeGroup used) {
        return new CodeGroup(new TreeMap<>(Map.of("b.B", ONE)), List.of(), List.of(used.hash()), "");
    }

    @Test
    void aLibraryStaysOne() {
        assertThat(Manifest.of(Manifest.library("here", List.of(CodeGroup.of(Map.of(), List.of(JAR))))
                                .bytes())
                        .library())
                .isTrue();
    }

    @Test
    void unitsAreThoseOfAllKinds() {
        Manifest manifest = Manifest.empty("here")
                .with(List.of(CodeGroup.of(Map.of("a.A", ONE), List.of(JAR))))
                .withSession(Map.of("s", TWO));

        assertThat(manifest.units()).containsExactlyInAnyOrder(ONE, TWO, JAR.hash());
    }

    @Test
    void oneNameCannotStandForTwoContents() {
        Manifest one = Manifest.empty("the first").with(List.of(CodeGroup.of(Map.of("a.A", ONE), List.of())));
        Manifest other = Manifest.empty("the second").with(List.of(CodeGroup.of(Map.of("a.A", TWO), List.of())));

        assertThatThrownBy(() -> one.with(other))
                .isInstanceOf(VersionConflictException.class)
                .hasMessageContainingAll("a.A", "the first", "the second");
    }

    @Test
    void thePlaceOfAGroupIsToldInAFewWords() {
        assertThat(placeInWords("/home/a/demo/classes/")).isEqualTo("folder demo/classes");
        assertThat(placeInWords("/home/a/lib/points-1.0.jar")).isEqualTo("points-1.0.jar");
        assertThat(placeInWords("jshell:/")).isEqualTo("JShell");
        assertThat(placeInWords("C:\\a\\Two.java")).isEqualTo("Two.java");
        assertThat(placeInWords("jshell:")).isEqualTo("JShell");
        assertThat(placeInWords("cogrid:/session")).isEmpty();
        assertThat(placeInWords("")).isEmpty();
    }

    private static String placeInWords(String place) {
        return new CodeGroup(new TreeMap<>(), List.of(), List.of(), place).placeInWords();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session",
                "session 12",
                "origin",
                "group",
                "group a\nneeds",
                "group a\nclass 12ab C",
                "session 12ab C",
                "class 12ab C"
            })
    void aDamagedLineIsRefused(String line) {
        byte[] damaged = ("cogrid-manifest 2\n" + line + "\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Manifest.of(damaged)).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> Manifest.of(new byte[] {1, 2, 3})).isInstanceOf(IllegalArgumentException.class);
    }
}
