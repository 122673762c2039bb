package org.cogrid.core.internal.codec;

/** Those of one loader, by their names: what has come from another JVM tells no more of them. */
record NamedClasses(ClassLoader loader) implements DescribedClasses {
    @Override
    public Class<?> find(String name) throws ClassNotFoundException {
        return Class.forName(name, false, loader);
    }

    @Override
    public String nameHere(String className) {
        return className;
    }

    @Override
    public void next() {}

    @Override
    public ClassLoader definerOf(Class<?>... interfaces) {
        return loader;
    }
}
