/**
 * The API that clients and engines share: references, named arguments, Groovy source, and the exceptions. Programs
 * begin with {@code Client} or {@code Cluster} of the client module and meet these types there. Inside a function,
 * {@link Engine#current()} is the engine that runs it.
 *
 * <p>This page is the glossary. Each word has one meaning in code, messages and documents.
 *
 * <p>Where tasks run:
 *
 * <ul>
 *   <li><b>grid</b>: a Hazelcast cluster: the members, their maps and executors
 *   <li><b>engine</b>: one per grid member: a namespace, and one thread that runs tasks one at a time
 *   <li><b>engine id</b>: a small integer, given at joining, never re-used while the grid lives, except that a
 *       restarted engine asks for its old id
 *   <li><b>incarnation</b>: one life of an engine, known by a UUID; a restart has the same engine id and another
 *       incarnation
 *   <li><b>connection file</b>: the addresses and the secret of a grid, readable only by the user who made it
 *   <li><b>client</b>: a program's connection to the grid
 *   <li><b>view</b>: the object through which a client uses one engine, or several, or whichever is least busy
 * </ul>
 *
 * <p>What is sent:
 *
 * <ul>
 *   <li><b>task</b>: one unit sent to an engine: apply, execute, push, pull …; it runs itself there
 *   <li><b>balanced task</b>: one whose engine the client chooses when it sends it, and may choose anew for a retry
 *   <li><b>map</b>: one function for many <b>items</b>; a <b>chunk</b> is the items that travel in one task
 *   <li><b>function</b>: what apply runs, and a map for each item
 *   <li><b>text</b>: Groovy source that an engine runs as if typed into its session
 *   <li><b>Reference</b>: stands for a value in a namespace; replaced by that value where the task runs
 *   <li><b>conversation</b>: all messages between one client and one incarnation of an engine: numbered
 *       tasks, each admitted once and in order, and numbered events back
 *   <li><b>session</b>: the Groovy texts that one engine or interpreter runs after one another, which share variables
 *       and definitions
 *   <li><b>exchange</b>: one message with tasks and its answer with events; the engine delays the answer until there is
 *       an event
 *   <li><b>event</b>: something that happens to a task; its engine reports it and keeps it until it is acknowledged
 *   <li><b>message</b>: a request or answer on the wire: a head, and bodies
 *   <li><b>head</b>: the small part of a message, which describes its bodies
 *   <li><b>body</b>: an encoded value in a message, or a piece of one
 *   <li><b>piece</b>: a part of a large value; it has a body, a head and a number of its own
 *   <li><b>outcome</b>: how a task ended: its result or failure; a result stays encoded until it is first read
 * </ul>
 *
 * <p>What stays:
 *
 * <ul>
 *   <li><b>namespace</b>: the engine's named values, imports, functions and classes
 *   <li><b>variable</b>: a named value of a namespace
 *   <li><b>definitions</b>: what texts have defined in a namespace: imports, functions and classes
 *   <li><b>live value</b>: the object in the engine's heap, which is the truth
 *   <li><b>grid copy</b>: the serialized copy of a live value in the engine's {@code IMap}; it is brought up to date
 *       after changes
 *   <li><b>live only</b>: said of a value without a grid copy, which is lost when its engine ends
 *   <li><b>mirror</b>: the part of an engine that updates grid copies between tasks
 * </ul>
 *
 * <p>Code:
 *
 * <ul>
 *   <li><b>code unit</b>: class bytes (or a jar) sent to the grid, known by the hash of its content (of a jar: of the
 *       names, checksums and sizes in it)
 *   <li><b>code group</b>: classes and jars that need one loader; known by the hash of its content and of the groups it
 *       needs
 *   <li><b>manifest</b>: the code groups that a value or function needs; a task names it by its hash
 *   <li><b>origin</b>: who made a manifest, such as a client's program and process; for messages only
 *   <li><b>loader</b>: the class loader of one code group on an engine; the same group has the same loader, whoever
 *       sends it
 *   <li><b>version</b>: code of one name that differs in content from other code of that name; versions live side by
 *       side
 *   <li><b>owner</b>: a client or an engine that keeps a manifest; code without one is removed from the grid
 *   <li><b>library</b>: a jar given to all engines and their texts by {@code addJars}
 *   <li><b>renewal</b>: copying a value of an earlier version of a program into the present version
 * </ul>
 */
@NullMarked
package org.cogrid.core;

import org.jspecify.annotations.NullMarked;
