import java.time.Duration
import org.cogrid.client.Client
import org.cogrid.core.RemoteTaskException
import static org.cogrid.core.Reference.ref

def rc = Client.connect()                    // finds the connection file of the running grid
assert rc.ids == [0, 1]
def e0 = rc[0]                               // Java: rc.view(0)
e0.block = true
println e0                                   // <DirectView 0>

def norms = { double[] a, levels = [2] ->    // a function, defined as usual
    levels.collectEntries { p -> [p, Math.pow(a.collect { Math.pow(Math.abs(it), p) }.sum(), 1 / p)] } }
double[] A = new Random(7).doubles(1024).toArray()
assert e0.applySync(norms, A, levels: [1, 2, 3]) == norms(A, [1, 2, 3])   // local call -> remote call

try { e0.applySync { -> CRC32.name }; assert false } catch (RemoteTaskException expected) { }   // not known there yet
e0.execute 'import java.util.zip.*'          // the import stays
assert e0.applySync { -> CRC32.name } == 'java.util.zip.CRC32'
assert e0.applySync(Math.&hypot, 3, 4) == 5  // a library function

e0.run 'myscript.groovy'                     // the client's file: a=5 and def mysquare(x) { x*x }
e0.execute 'b = mysquare(a)'
assert e0['b'] == 25

e0.applySync({ inc -> a += inc }, 5)         // free names are the engine's globals
assert e0['a'] == 10
assert e0.applySync({ b -> a * b }, 10) == 100

e0['list'] = [1, 2, 3]
assert !e0.applySync({ b -> list.is(b) }, [1, 2, 3])
assert  e0.applySync({ b -> list.is(b) }, ref('list'))      // the same object, nothing was sent
e0.applySync({ it << 4 }, ref('list'))
assert e0['list'] == [1, 2, 3, 4]            // changed in place, seen by all

e0.push(a: 1.03234, b: 3453)
assert e0.pull('a').get() == 1.03234
assert e0.pull('b', 'a').get() == [3453, 1.03234]
e0.update(c: 2); assert e0.get('c') == 2
e0['a'] = (0..4).toList(); e0.execute 'b = a.reverse()'
assert e0['b'] == [4, 3, 2, 1, 0]

e0.block = false
def ar = e0.apply({ ms -> def t = System.nanoTime(); sleep ms; (System.nanoTime() - t) / 1e9 }, 2000)
assert !ar.ready()
try { ar.get(Duration.ofMillis(200)); assert false } catch (java.util.concurrent.TimeoutException expected) { }
assert ar.get() >= 2.0
println ar.metadata                          // ids, engine, submitted/started/completed/received, status, output …
assert e0.applySync({ -> ProcessHandle.current().pid() }) != ProcessHandle.current().pid()
