package org.cogrid.client.internal.code.group;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.cogrid.client.internal.code.jar.JarContents;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;

/**
 * A group of classes that a loader knows, with the groups it needs. Compared by identity. Keeps no loader alive.
 *
 * @param hash the hash of the group
 * @param needs the groups that it needs, without itself
 * @param jars the contents of the group's jars
 * @param newest the class that needs the newest Java release, among the group's classes and those that they mention
 * @param homes the loaders its classes come from
 */
public record Grouped(
        CodeGroup group,
        ContentHash hash,
        Collection<Grouped> needs,
        List<JarContents> jars,
        Newest newest,
        Set<WeakReference<ClassLoader>> homes) {
    /** A class and the Java release that it needs. */
    public record Newest(String name, int feature) {
        public static final Newest NONE = new Newest("", 0);

        public Newest or(String other, int itsFeature) {
            return itsFeature > feature ? new Newest(other, itsFeature) : this;
        }
    }

    public Grouped {
        needs = List.copyOf(needs);
        jars = List.copyOf(jars);
        homes = Set.copyOf(homes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
