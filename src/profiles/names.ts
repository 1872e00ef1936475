/** What is a profile by its name alone. Names that people give to other files too, such as `heap`, are not looked for. */
export const NAMES = '**/*.{pb.gz,pb.zst,pprof,pprof.gz,pprof.zst,pgo,prof,debug1.txt,debug2.txt}';
