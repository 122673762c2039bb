package org.cogrid.client.internal.code.group;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.cogrid.client.internal.code.jar.JarContents;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;

/**
 * A group of classes that a loader knows, and those it needs. Compared by identity. Keeps no loader alive.
 *
 * @param hash the group's
 * @param needs the groups it needs, itself not among them
 * @param jars what is in the group's jars
 * @param newest the class that needs the newest Java release, of the group and of what it mentions
 * @param homes the loaders its classes come from
 */
public record Grouped(
        CodeGroup group,
        ContentHash hash,
        Collection<Grouped> needs,
        List<JarContents> jars,
        Newest newest,
        Set<WeakReference<ClassLoader>> homes) {
    /** A class by the Java release it needs. */
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
