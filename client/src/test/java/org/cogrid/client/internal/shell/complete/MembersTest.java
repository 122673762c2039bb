package org.cogrid.client.internal.shell.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void methodsPropertiesAndGroovysOwnAreOffered() {
        assertThat(Members.of(File.class)).contains("getName(", "name", "absolutePath", "eachLine(", "exists(");
        assertThat(Members.of(ArrayList.class)).contains("add(", "collect(", "sum(", "empty");
        assertThat(Members.of(String.class))
                .contains("toUpperCase(", "capitalize(")
                .doesNotContain("valueOf(");
        assertThat(Members.of(int[].class)).contains("length");
    }

    @Test
    void ofAClassItsStaticMembersAreOffered() {
        assertThat(Members.ofClass(Math.class)).contains("sqrt(", "PI").doesNotContain("hashCode(");
    }

    @Test
    void theTypeOfAPropertyIsTheDeclaredOne() {
        assertThat(Members.typeOf(File.class, "parentFile")).contains(File.class);
        assertThat(Members.typeOf(File.class, "nothing")).isEmpty();
    }
}
