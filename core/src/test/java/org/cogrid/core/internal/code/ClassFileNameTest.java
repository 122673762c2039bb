package org.cogrid.core.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassFileNameTest {
    @Test
    void aClassIsFoundByItsFileAndTheFileByTheClass() {
        String file = Map.Entry.class.getName().replace("java.util.", "java/util/") + ".class";

        assertThat(ClassFileName.of("java.util.Map$Entry")).isEqualTo(file);
        assertThat(ClassFileName.className(file)).hasValue("java.util.Map$Entry");
    }

    @Test
    void otherFilesAreThoseOfNoClass() {
        assertThat(ClassFileName.className("META-INF/MANIFEST.MF")).isEmpty();
        assertThat(ClassFileName.className("a/b.classes")).isEmpty();
    }
}
