package org.cogrid.client.internal.code.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cogrid.core.internal.code.ClassFile;
import org.junit.jupiter.api.Test;

class LoaderGroupsTest {
    private static final String HIDDEN = "hidden()V";

    /** One by one, the user and the class that it names are there before the class that declares the member. */
    @Test
    void theClassesOfAPackageAreAddedAtOnce() {
        LoaderGroups groups = new LoaderGroups();
        Map<String, ClassFile> files = new LinkedHashMap<>();
        files.put("p.Named", extending("p.Declaring", Set.of(), Map.of()));
        files.put("p.User", extending("java.lang.Object", Set.of(), Map.of("p.Named", Set.of(HIDDEN))));
        files.put("p.Declaring", extending("java.lang.Object", Set.of(HIDDEN), Map.of()));

        groups.add(files);

        assertThat(groups.mates(Set.of("p.User"))).contains("p.Declaring");
    }

    @Test
    void classesOfOtherPackagesAreNoMates() {
        LoaderGroups groups = new LoaderGroups();

        groups.add(Map.of(
                "p.Base", extending("java.lang.Object", Set.of(HIDDEN), Map.of()),
                "p.Own", extending("p.Base", Set.of(), Map.of()),
                "q.Other", extending("p.Base", Set.of(), Map.of())));

        assertThat(groups.mates(Set.of("p.Base"))).containsExactly("p.Own");
        assertThat(groups.mates(Set.of("q.Other"))).isEmpty();
    }

    private static ClassFile extending(String superclass, Set<String> hidden, Map<String, Set<String>> uses) {
        Set<String> references = new HashSet<>(uses.keySet());
        references.add(superclass);
        return new ClassFile(17, references, true, false, superclass, hidden, uses);
    }
}
