/* Stands in for Windows' own bcryptprimitives.dll in a Wine prefix, where it is missing: random bytes for the
   Rust code of the cryptography package, from the system's older door. Never shipped. */

unsigned char SystemFunction036(void *bytes, unsigned long count); /* RtlGenRandom, advapi32 */

int ProcessPrng(unsigned char *bytes, unsigned long long count)
{
    while (count) {
        unsigned long now = count > 0x10000000 ? 0x10000000 : (unsigned long)count;
        if (!SystemFunction036(bytes, now))
            return 0;
        bytes += now;
        count -= now;
    }
    return 1;
}
